using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Server;

/// <summary>Writes into the document what handlers read and answer besides their parameters: headers, and forms with a file.</summary>
internal sealed class ApiContract(Texts texts) : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var fact in context.Description.ActionDescriptor.EndpointMetadata)
        {
            if (fact is ApiHeader { OfAnswer: true } answered) AddToAnswers(operation, answered);
            else if (fact is ApiHeader read) (operation.Parameters ??= []).Add(Parameter(read));
            else if (fact is ApiUpload upload) operation.RequestBody = Body(upload);
        }
        return Task.CompletedTask;
    }

    private OpenApiParameter Parameter(ApiHeader header) => new()
    {
        Name = header.Name, In = ParameterLocation.Header, Description = texts[header.Text], Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private void AddToAnswers(OpenApiOperation operation, ApiHeader header)
    {
        if (operation.Responses is not { } answers) return;
        foreach (var (status, answer) in answers)
            if (status.StartsWith('2') && answer is OpenApiResponse success)
                (success.Headers ??= new Dictionary<string, IOpenApiHeader>())[header.Name] = new OpenApiHeader
                {
                    Description = texts[header.Text], Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                };
    }

    private OpenApiRequestBody Body(ApiUpload upload) => new()
    {
        Required = true,
        Description = texts[upload.Text],
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["multipart/form-data"] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { "file" },
                    Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
                },
            },
        },
    };
}
