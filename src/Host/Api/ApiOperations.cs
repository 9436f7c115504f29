using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Server.Api;

/// <summary>
/// Writes into the document what handlers read and answer besides their parameters: headers, forms with a file, who may
/// call. Sentences stand in the resources like every other; the document is written in the reader's language.
/// </summary>
internal sealed class ApiOperations(Texts texts) : IOpenApiOperationTransformer
{
    /// <summary>Ids have 63 bits; a JavaScript number keeps 53 of them.</summary>
    private const string IdPattern = "^[0-9]{1,19}$";

    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var facts = context.Description.ActionDescriptor.EndpointMetadata;
        if (operation.Summary is { } key) operation.Summary = texts[key];
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? []) Name(parameter);
        Unwrap(operation);
        foreach (var fact in facts)
        {
            if (fact is ApiHeader { OfAnswer: true } sent) AddToAnswers(operation, sent.Name, sent.Text, status => status[0] == '2');
            else if (fact is ApiHeader read) (operation.Parameters ??= []).Add(Parameter(read));
            else if (fact is ApiUpload upload) operation.RequestBody = Body(upload);
            else if (fact is ApiDownload) AddFile(operation);
            else if (fact is ApiListed list) AddConditions(operation, list.Parameters(context.ApplicationServices));
        }
        AddToAnswers(operation, "Location", "host.api.location", status => status == "201");
        AddToAnswers(operation, "Retry-After", "host.api.retry-after", status => status is "429" or "503");
        AddToAnswers(operation, "WWW-Authenticate", "host.api.www-authenticate", status => status == "401");
        operation.Security = Security(facts.OfType<IAllowAnonymous>().Any(), context.Document!);
        return Task.CompletedTask;
    }

    /// <summary>Who needs no key may still send one.</summary>
    private static List<OpenApiSecurityRequirement> Security(bool open, OpenApiDocument document)
    {
        var key = new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiDocument.Key, document)] = [] };
        return open ? [new OpenApiSecurityRequirement(), key] : [key];
    }

    private static void Name(OpenApiParameter parameter)
    {
        if (parameter.In == ParameterLocation.Query) parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
        if (parameter.In == ParameterLocation.Path && parameter.Schema?.Type == JsonSchemaType.Integer)
            parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = IdPattern };
    }

    /// <summary>An act may come without a body; with one, it is this body and not null.</summary>
    private static void Unwrap(OpenApiOperation operation)
    {
        foreach (var media in operation.RequestBody?.Content?.Values ?? [])
            if (media.Schema is OpenApiSchema { OneOf: [{ Type: JsonSchemaType.Null }, OpenApiSchemaReference body] }) media.Schema = body;
    }

    private OpenApiParameter Parameter(ApiHeader header) => new()
    {
        Name = header.Name,
        In = ParameterLocation.Header,
        Description = texts[header.Text],
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    /// <summary>The conditions of a list, and how its pages are turned.</summary>
    private void AddConditions(OpenApiOperation operation, IReadOnlyList<(string Name, string Text, IReadOnlyList<string>? Values)> all)
    {
        (string, string, IReadOnlyList<string>?)[] turning =
            [("after", texts["ui.list.api.after"], null), ("before", texts["ui.list.api.before"], null)];
        foreach (var (name, text, values) in all.Concat(turning))
            (operation.Parameters ??= []).Add(Condition(name, text, new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = values is null ? null : [.. values.Select(value => (JsonNode)JsonValue.Create(value)!)],
            }));
    }

    private static OpenApiParameter Condition(string name, string text, OpenApiSchema schema) =>
        new() { Name = name, In = ParameterLocation.Query, Description = text, Schema = schema };

    private void AddToAnswers(OpenApiOperation operation, string name, string text, Func<string, bool> on)
    {
        foreach (var (status, answer) in operation.Responses ?? [])
            if (on(status) && answer is OpenApiResponse response)
                (response.Headers ??= new Dictionary<string, IOpenApiHeader>())[name] = new OpenApiHeader
                {
                    Description = texts[text], Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                };
    }

    /// <summary>Bytes of whatever kind the file is; a part of them when a part was asked for.</summary>
    private void AddFile(OpenApiOperation operation)
    {
        operation.Responses ??= [];
        foreach (var (status, text) in new[] { ("200", "host.api.file"), ("206", "host.api.file-part") })
            operation.Responses[status] = new OpenApiResponse
            {
                Description = texts[text],
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/octet-stream"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
                },
            };
        operation.Responses["416"] = new OpenApiResponse { Description = texts["host.api.no-such-part"] };
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
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
                    },
                },
            },
        },
    };
}
