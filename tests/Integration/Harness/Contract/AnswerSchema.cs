using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace OpenProvince.Testing;

/// <summary>One answer's schema, ready to judge. Nothing else knows which library does it: its later versions cost money.</summary>
internal sealed class AnswerSchema
{
    private const string InDocument = "#/components/schemas/", InSchema = "#/$defs/";

    private readonly JsonSchema schema;

    /// <param name="answer">The schema of the answer, as it stands in the document.</param>
    /// <param name="named">All named schemas, to which it refers.</param>
    public AnswerSchema(JsonNode answer, JsonObject named)
    {
        var whole = new JsonObject { ["$defs"] = named.DeepClone(), ["allOf"] = new JsonArray(answer.DeepClone()) };
        // The document lets answers grow; today's answer has exactly today's fields.
        foreach (var (_, one) in whole["$defs"]!.AsObject())
            if (one is JsonObject { } closed && closed.ContainsKey("properties")) closed["additionalProperties"] = false;
        schema = JsonSchema.FromText(whole.ToJsonString().Replace(InDocument, InSchema, StringComparison.Ordinal),
            new BuildOptions { Dialect = Dialect.Draft202012, SchemaRegistry = new() { Fetch = (_, _) => null } });
    }

    /// <summary>What is not as it should be: where in the answer, which rule, and how.</summary>
    public IReadOnlyList<string> Wrong(byte[] answer)
    {
        using var document = JsonDocument.Parse(answer);
        var judged = schema.Evaluate(
            document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        return judged.IsValid
            ? []
            : [.. (judged.Details ?? [])
                .SelectMany(detail => (detail.Errors ?? []).Select(error => $"{detail.InstanceLocation} {error.Key}: {error.Value}"))];
    }
}
