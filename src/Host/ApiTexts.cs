using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OpenProvince.Kernel;

namespace OpenProvince.Server;

/// <summary>Summaries of the API stand in the resources like every other sentence; the document is written in the reader's language.</summary>
internal sealed class ApiTexts(Texts texts) : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (operation.Summary is { } key) operation.Summary = texts[key];
        return Task.CompletedTask;
    }
}
