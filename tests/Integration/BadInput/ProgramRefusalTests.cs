using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.BadInput;

/// <summary>
/// Whatever a program does wrong on its way, it reads a code, a sentence and the field: never an empty body, never a page.
/// </summary>
public sealed class ProgramRefusalTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task A_wrong_address_method_or_kind_of_content_is_said(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        using var anybody = province.Client();
        foreach (var who in new[] { anybody, office.Desk })
        {
            foreach (var path in new[] { "/api/khong-co", "/api/dossiers/khong-phai-so", "/api/dossiers/99999999999999999999", "/api" })
                (await Office.GetAsync(who, path)).Refused(404, "ui.no-such-address");
            using var method = await who.DeleteAsync("/api/procedures");
            (await Answer.ReadAsync(method)).Refused(405, "ui.method-not-taken");
            Assert.Contains("GET", method.Content.Headers.Allow);
            using var kind = await who.PostAsync("/api/dossiers/track", new StringContent("code=1", Encoding.UTF8, "text/plain"));
            (await Answer.ReadAsync(kind)).Refused(415, "ui.media-type-not-taken");
        }
        (await Office.GetAsync(office.Desk, "/api/dossiers/1")).Refused(404, "dossiers.not-found");
        // A browser gets its page.
        using var visitor = province.Visitor();
        Assert.NotEmpty((await visitor.OpenAsync("/khong-co")).ShouldBe(System.Net.HttpStatusCode.NotFound).TextOf("h1"));
        using var posted = await visitor.Http.PutAsync("/tim-kiem", null);
        Assert.Equal(
            (System.Net.HttpStatusCode.MethodNotAllowed, "text/html"), (posted.StatusCode, posted.Content.Headers.ContentType?.MediaType));
    }

    [Theory, EachDatabase]
    public async Task A_value_that_does_not_fit_its_parameter_is_named(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        var tried = 0;
        foreach (var (method, path, operation) in await OperationsAsync(province))
            foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
            {
                if (method != "get" || path.Contains('{', StringComparison.Ordinal)) continue;
                var (name, schema) = ((string)parameter!["name"]!, parameter["schema"]!);
                if ((string?)schema["type"] is "string" && schema["format"] is null) continue;
                var who = path.EndsWith("/mine", StringComparison.Ordinal) ? office.Citizen : office.Desk;
                (await Office.GetAsync(who, $"{path}?{name}=abc")).Refused(400, "ui.unreadable", name);
                tried++;
            }
        Assert.True(tried > 8, $"{tried}");
    }

    [Theory, EachDatabase]
    public async Task A_field_nobody_knows_and_a_value_of_another_type_are_named_in_every_body(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        var schemas = (await DocumentAsync(province))["components"]!["schemas"]!;
        var (id, tried) = (await office.FiledAsync(), 0);
        foreach (var (_, path, operation) in await OperationsAsync(province))
        {
            if ((string?)operation["requestBody"]?["content"]?["application/json"]?["schema"]?["$ref"] is not { } schema) continue;
            var address = path.Replace("{id}", id, StringComparison.Ordinal);
            (await Office.PostAsync(office.Desk, address, new JsonObject { ["khongCo"] = 1 })).Refused(400, "ui.field-unknown", "khongCo");
            var fields = schemas[schema[(schema.LastIndexOf('/') + 1)..]]!["properties"]!.AsObject().Select(one => one.Key);
            foreach (var field in fields.Where(one => one != "answers"))
                (await Office.PostAsync(office.Desk, address, Wrong(field))).Refused(400, "ui.unreadable");
            tried++;
        }
        Assert.True(tried > 14, $"{tried}");
        var filing = office.Filing();
        filing["owner"]!["khongCo"] = 1;
        (await office.FileAsync(filing)).Refused(400, "ui.field-unknown", "owner.khongCo");
        filing = office.Filing();
        filing["papers"] = new JsonArray(new JsonObject { ["component"] = "x", ["originals"] = "1" });
        (await office.FileAsync(filing)).Refused(400, "ui.unreadable", "papers[0].originals");
        foreach (var text in new[] { "", "{", "[]", "null", "\"x\"" })
        {
            using var answer = await office.Citizen.PostAsync("/api/dossiers", new StringContent(text, Encoding.UTF8, "application/json"));
            (await Answer.ReadAsync(answer)).Refused(400, "ui.unreadable");
        }
    }

    [Theory, EachDatabase]
    public async Task The_same_is_said_where_nobody_develops(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine, with: options => options with { Development = false });
        using var office = await Office.OpenAsync(province);
        (await Office.GetAsync(office.Desk, "/api/dossiers?page=abc")).Refused(400, "ui.unreadable", "page");
        (await Office.PostAsync(office.Desk, "/api/dossiers/track", new JsonObject { ["khongCo"] = 1 })).Refused(
            400, "ui.field-unknown", "khongCo");
    }

    /// <summary>Lists of lists stand nowhere.</summary>
    private static JsonObject Wrong(string field) => new() { [field] = new JsonArray(new JsonArray()) };

    private static async Task<JsonObject> DocumentAsync(Province province)
    {
        using var http = province.Client();
        return (await http.GetFromJsonAsync<JsonObject>("/openapi/v1.json"))!;
    }

    private static async Task<List<(string Method, string Path, JsonObject Operation)>> OperationsAsync(Province province) =>
        [.. (await DocumentAsync(province))["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(one => (one.Key, path.Key.TrimEnd('/'), one.Value!.AsObject())))];
}
