using System.Text.Json.Nodes;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Host;

/// <summary>
/// The document says what programs have to know: names, keys, values, refusals. That it is true, <see cref="ContractWatch"/> sees.
/// </summary>
public sealed class ApiDocumentTests(Provinces provinces) : IClassFixture<Provinces>
{
    /// <summary>Fields and parameters with a closed list of values, wherever they stand.</summary>
    private static readonly string[] Listed = ["channel", "state", "timeliness", "standing", "action", "kind", "termUnit", "tab", "acts"];

    /// <summary>Fields whose value is an id; the ones that call something by its id end so.</summary>
    private static readonly string[] Ids = ["id", "file"];

    [Theory, EachDatabase]
    public async Task Every_operation_has_a_name_a_sentence_and_says_who_may_call(DatabaseEngine engine)
    {
        var document = await ReadAsync(engine);
        var operations = Operations(document).ToList();
        Assert.True(operations.Count > 20, $"{operations.Count}");
        Assert.All(operations, one => Assert.Matches("^[a-z][A-Za-z]+$", (string?)one.Operation["operationId"]));
        Assert.Equal(operations.Count, operations.DistinctBy(one => (string?)one.Operation["operationId"]).Count());
        Assert.All(operations, one => Assert.Contains(" ", (string?)one.Operation["summary"], StringComparison.Ordinal));
        Assert.Equal("bearer", (string?)document["components"]!["securitySchemes"]!["key"]!["scheme"]);
        var open = operations.Where(one => one.Operation["security"]!.AsArray().Any(way => way!.AsObject().Count == 0))
            .Select(one => (string?)one.Operation["operationId"]);
        Assert.Equal(["searchProcedures", "trackDossier"], open.Order());
        Assert.All(operations, one => Assert.Contains(one.Operation["security"]!.AsArray(), way => way!["key"] is not null));
        // Pages of browsers are no operations.
        Assert.All(document["paths"]!.AsObject(), path => Assert.StartsWith("/api/", path.Key, StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task Every_operation_tells_its_refusals_in_one_shape(DatabaseEngine engine)
    {
        var document = await ReadAsync(engine);
        foreach (var (name, operation) in Operations(document))
        {
            var responses = operation["responses"]!.AsObject();
            Assert.Contains(responses, one => one.Key[0] == '2');
            foreach (var status in new[] { "400", "401", "500", "503" }) Assert.True(responses.ContainsKey(status), $"{name}: {status}");
            if (operation["requestBody"] is not null)
                foreach (var status in new[] { "413", "415", "429" }) Assert.True(responses.ContainsKey(status), $"{name}: {status}");
            if (name.Contains("{id}", StringComparison.Ordinal)) Assert.True(responses.ContainsKey("404"), $"{name}: 404");
            foreach (var (status, response) in responses.Where(one => one.Key[0] is '4' or '5' && one.Key != "416"))
                Assert.Equal((name, status, "#/components/schemas/Problem"),
                    (name, status, (string?)response!["content"]!["application/problem+json"]!["schema"]!["$ref"]));
            foreach (var (status, header) in new[]
            {
                ("429", "Retry-After"), ("503", "Retry-After"), ("401", "WWW-Authenticate"), ("201", "Location")
            })
                if (responses[status] is { } response) Assert.True(response["headers"]?[header] is not null, $"{name}: {status} {header}");
        }
        var problem = document["components"]!["schemas"]!["Problem"]!;
        Assert.Equal(["status", "code", "detail"], problem["required"]!.AsArray().Select(one => (string?)one));
        foreach (var field in new[] { "field", "errors" }) Assert.NotNull(problem["properties"]![field]);
    }

    [Theory, EachDatabase]
    public async Task Ids_are_texts_lists_of_values_are_told_and_only_what_is_needed_is_required(DatabaseEngine engine)
    {
        var document = await ReadAsync(engine);
        var fields = Fields(document).ToList();
        Assert.All(fields.Where(one => Ids.Contains(one.Name)), one => Assert.Contains("string", Types(one.Schema)));
        var listed = fields.Where(one => Listed.Contains(one.Name)).ToList();
        Assert.Equal(Listed.Order(), listed.Select(one => one.Name).Distinct().Order());
        Assert.All(listed,
            one => Assert.True((one.Schema["enum"] ?? one.Schema["items"]?["enum"])?.AsArray().Count > 1,
                $"{one.Where}.{one.Name} does not say its values"));
        var schemas = document["components"]!["schemas"]!;
        Assert.Equal(["procedure", "agency"], schemas["FilingBody"]!["required"]!.AsArray().Select(one => (string?)one));
        Assert.Equal(["name"], schemas["PersonBody"]!["required"]!.AsArray().Select(one => (string?)one));
        Assert.Equal("""{"type":"object","additionalProperties":{}}""", schemas["FilingBody"]!["properties"]!["answers"]!.ToJsonString());
        // What was one schema for all of them before.
        var own = new[]
        {
            ("HandOverDossier", "to"), ("ProposeDossier", "opinion"), ("FinishDossier", "granted"), ("ReturnDossier", "note"),
            ("TrackDossier", "phone"), ("CloseMonth", "month"),
        };
        foreach (var (verb, field) in own)
            Assert.True(schemas[$"{verb}Body"]?["properties"]?[field] is not null, $"{verb}Body.{field}");
        Assert.All(schemas.AsObject().Where(one => one.Key.EndsWith("Body", StringComparison.Ordinal)),
            one => Assert.False((bool?)one.Value!["additionalProperties"]));
    }

    private async Task<JsonObject> ReadAsync(DatabaseEngine engine)
    {
        using var http = (await provinces.OnAsync(engine)).Client();
        return JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json"))!.AsObject();
    }

    private static IEnumerable<(string Name, JsonObject Operation)> Operations(JsonObject document) => document["paths"]!.AsObject()
        .SelectMany(path => path.Value!.AsObject().Select(one => ($"{one.Key.ToUpperInvariant()} {path.Key}", one.Value!.AsObject())));

    private static IEnumerable<(string Where, string Name, JsonNode Schema)> Fields(JsonObject document) =>
        document["components"]!["schemas"]!.AsObject()
            .SelectMany(schema => schema.Value!["properties"]?.AsObject().Select(field => (schema.Key, field.Key, field.Value!)) ?? [])
            .Concat(Operations(document).SelectMany(one => one.Operation["parameters"]?.AsArray()
                .Select(parameter => (one.Name, (string)parameter!["name"]!, parameter["schema"]!)) ?? []));

    private static IEnumerable<string?> Types(JsonNode schema) =>
        schema["type"] is JsonArray several ? several.Select(one => (string?)one) : [(string?)schema["type"]];
}
