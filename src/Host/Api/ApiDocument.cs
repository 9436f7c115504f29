using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OpenProvince.Kernel;

namespace OpenProvince.Server.Api;

/// <summary>The document for programs that call us: <c>/openapi/v1.json</c> (docs/api.md, docs/adr/0017).</summary>
internal static class ApiDocument
{
    /// <summary>Name of the security scheme: a key of an account.</summary>
    public const string Key = "key";

    private static readonly ConcurrentDictionary<string, Type> Names = new(StringComparer.Ordinal);

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi(document =>
    {
        // Pages and what belongs to them are for browsers.
        document.ShouldInclude = one => one.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        document.CreateSchemaReferenceId = NameOf;
        document.AddSchemaTransformer<ApiSchemas>();
        document.AddOperationTransformer<ApiOperations>();
        document.AddDocumentTransformer<ApiHead>();
    });

    /// <summary>A nested record called only Body or Answer takes the name of its verb along: two of them are two things.</summary>
    /// <exception cref="InvalidOperationException">Two types would share a name: clients would send the fields of the other.</exception>
    private static string? NameOf(JsonTypeInfo info)
    {
        if (OpenApiOptions.CreateDefaultSchemaReferenceId(info) is not { } plain) return null;
        var type = info.Type;
        var name = type is { Name: "Body" or "Answer", DeclaringType: { } verb } ? verb.Name + plain : plain;
        var first = Names.GetOrAdd(name, type);
        return first == type ? name : throw new InvalidOperationException($"{type} and {first} would both be called {name}.");
    }
}

/// <summary>Whose document this is, and how a program says who it is.</summary>
internal sealed class ApiHead(Texts texts) : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "OpenProvince",
            Version = "1",
            Description = texts["host.api.about"],
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        (document.Components ??= new()).SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [ApiDocument.Key] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http, Scheme = "bearer", Description = texts["host.api.key"],
            },
        };
        return Task.CompletedTask;
    }
}
