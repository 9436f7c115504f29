using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OpenProvince.Ui;

namespace OpenProvince.Server.Api;

/// <summary>Writes into the document what the types alone do not say: values, what cannot be left out, free objects.</summary>
internal sealed class ApiSchemas : IOpenApiSchemaTransformer
{
    /// <summary>Whatever stands there is taken, and said so: without a word generators allow nothing.</summary>
    private static readonly OpenApiSchema Anything = new();

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        // What hangs below a free object is visited in its turn, as if it were of the same type.
        if (ReferenceEquals(schema, Anything)) return Task.CompletedTask;
        var source = context.JsonPropertyInfo?.AttributeProvider ?? Parameter(context.ParameterDescription?.ParameterDescriptor);
        if (Of<ApiValuesAttribute>(source) is { } values) SetValues(schema, values);
        var type = context.JsonTypeInfo.Type;
        if (type == typeof(JsonElement) || type == typeof(JsonElement?))
        {
            schema.Type = JsonSchemaType.Object;
            schema.AdditionalProperties = Anything;
        }
        // Answers may grow; only what a program sends is closed.
        else if (!type.Name.EndsWith("Body", StringComparison.Ordinal)) schema.AdditionalPropertiesAllowed = true;
        foreach (var property in context.JsonTypeInfo.Properties)
            if (Of<ApiRequiredAttribute>(property.AttributeProvider) is not null) Require(schema, property.Name);
        return Task.CompletedTask;
    }

    private static ParameterInfo? Parameter(ParameterDescriptor? descriptor) =>
        (descriptor as IParameterInfoParameterDescriptor)?.ParameterInfo;

    private static T? Of<T>(ICustomAttributeProvider? source) where T : Attribute =>
        source?.GetCustomAttributes(typeof(T), inherit: true).OfType<T>().FirstOrDefault();

    private static void SetValues(OpenApiSchema schema, ApiValuesAttribute values)
    {
        // A list says what stands in it.
        var one = schema.Items as OpenApiSchema ?? schema;
        one.Enum =
            [.. values.Values.Select(
                value => (JsonNode)(value is int number ? JsonValue.Create(number) : JsonValue.Create((string)value)))];
        // The type says null may stand there, the list of values must say it too.
        if (one.Type?.HasFlag(JsonSchemaType.Null) == true) one.Enum.Add(JsonNullSentinel.JsonNull);
        one.Format = null;
        if (values.Names is not { } names) return;
        one.Description = string.Join(", ", values.Values.Zip(names, (number, name) => $"{number} {name}"));
        one.AddExtension("x-enum-varnames", new JsonNodeExtension(new JsonArray([.. names.Select(name => JsonValue.Create(name))])));
    }

    private static void Require(OpenApiSchema schema, string name)
    {
        (schema.Required ??= new HashSet<string>()).Add(name);
        if (schema.Properties?.TryGetValue(name, out var one) == true && one is OpenApiSchema field) field.Type &= ~JsonSchemaType.Null;
    }
}
