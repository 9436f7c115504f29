using System.Text.Json.Nodes;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;

namespace OpenProvince.Notices.Data;

/// <summary>How facts are stored: texts as texts, moments as microseconds.</summary>
internal static class FactJson
{
    public static string Write(IReadOnlyDictionary<string, NoticeFact> facts) => new JsonObject(facts.Select(one =>
        KeyValuePair.Create(one.Key, one.Value.Moment is { } at ? JsonValue.Create(at.Micros) : (JsonNode?)one.Value.Text))).ToJsonString();

    public static IReadOnlyDictionary<string, NoticeFact> Read(string json) => JsonNode.Parse(json)!.AsObject().ToDictionary(
        one => one.Key,
        one => one.Value!.GetValueKind() == System.Text.Json.JsonValueKind.Number
            ? (NoticeFact)new Instant(one.Value.GetValue<long>())
            : one.Value.GetValue<string>());
}
