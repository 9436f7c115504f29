using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Dossiers;

/// <summary>Who comes to the addresses for programs, from where, and what the document says about them.</summary>
public sealed class ApiDoorTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task Nobody_and_a_wrong_key_are_told_to_sign_in(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        var id = await office.FiledAsync();
        foreach (var key in new[] { null, "khong-phai-khoa" })
        {
            using var http = province.Client();
            if (key is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            foreach (var path in new[] { "/api/dossiers", "/api/dossiers/mine", $"/api/dossiers/{id}" })
            {
                using var answer = await http.GetAsync(path);
                Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
                Assert.Equal(key is null ? "realm=\"openprovince\"" : "realm=\"openprovince\", error=\"invalid_token\"",
                    Assert.Single(answer.Headers.WwwAuthenticate).Parameter);
                (await Answer.ReadAsync(answer)).Refused(401, key is null ? "ui.not-signed-in" : "ui.key-unknown");
            }
            Assert.Equal(401, (await Office.ActAsync(http, id, "accept")).Status);
            Assert.Equal(401, (await Office.PostAsync(http, "/api/dossiers", office.Filing())).Status);
        }
        using var anybody = province.Client();
        Assert.Equal(200, (await Office.GetAsync(anybody, "/api/procedures?q=khai+sinh")).Status);
        Assert.Equal(404,
            (await Office.PostAsync(
                anybody, "/api/dossiers/track", new JsonObject { ["code"] = "H03.30-261123-9999", ["phone"] = "0912345678" })).Status);
        (await Office.GetAsync(office.Citizen, "/api/dossiers")).Refused(403, "cases.not-allowed");
    }

    [Theory, EachDatabase]
    public async Task A_browsers_session_writes_only_from_the_pages_of_this_site(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        using var session = await province.SignInAsync("citizen");
        foreach (var (header, value) in new (string?, string)[]
        {
            (null, ""), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Site", "none")
        })
            (await SendAsync(session, office, header, value)).Refused(403, "ui.from-elsewhere");
        (await SendAsync(session, office, "Sec-Fetch-Site", "same-origin")).Ok();
        (await SendAsync(session, office, "X-Requested-With", "fetch")).Ok();
        using var read = await session.Http.GetAsync("/api/dossiers/mine");
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task A_citizen_lists_their_own_dossiers(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var mine = (await office.FileAsync()).Ok().Text("code");
        await office.AcceptedAsync();
        var rows = (await Office.GetAsync(office.Citizen, "/api/dossiers/mine")).Ok().Body!["rows"]!.AsArray();
        Assert.Equal([mine], rows.Select(row => (string)row!["code"]!));
        (await Office.GetAsync(office.Desk, "/api/dossiers/mine")).Refused(403, "cases.not-allowed");
    }

    [Theory, EachDatabase]
    public async Task Missing_papers_and_the_note_of_the_handing_over_come_through_the_api_too(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        var filed = (await office.FileAsync()).Ok();
        var (id, code) = (filed.Text("id"), filed.Text("code"));
        (await Office.ActAsync(office.Desk, id, "request-supplement", new JsonObject
        {
            ["reason"] = "Thiếu giấy tờ",
            ["missing"] = new JsonArray(new JsonObject { ["component"] = "Bản án ly hôn số 7", ["certifiedCopies"] = 1 }),
        })).Ok();
        using (var counter = await Counter.OfAsync(province, "desk"))
            Assert.Contains("Bản án ly hôn số 7", (await counter.ActPageAsync(code, "supply")).Html, StringComparison.Ordinal);
        (await Office.ActAsync(office.Citizen, id, "supply", Office.Supplying())).Ok();
        (await Office.ActAsync(office.Desk, id, "accept")).Ok();
        (await Office.ActAsync(office.Desk, id, "hand-over", new JsonObject { ["to"] = office.Agency })).Ok();
        (await Office.ActAsync(office.Specialist, id, "propose")).Ok();
        (await Office.ActAsync(office.Leader, id, "approve")).Ok();
        (await Office.ActAsync(office.Specialist, id, "finish")).Ok();
        (await Office.ActAsync(office.Desk, id, "return", new JsonObject { ["note"] = "Người nhà nhận thay" })).Ok();
        Assert.Equal("Người nhà nhận thay",
            (string?)(await Office.GetAsync(office.Desk, $"/api/dossiers/{id}")).Ok().Body!["timeline"]![0]!["reason"]);
        Assert.Null((await Office.GetAsync(office.Citizen, $"/api/dossiers/{id}")).Ok().Body!["timeline"]![0]!["reason"]);
    }

    [Theory, EachDatabase]
    public async Task Papers_are_named_when_they_are_asked_for_and_when_they_come(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        var filed = (await office.FileAsync()).Ok();
        var id = filed.Text("id");
        foreach (var missing in new JsonArray?[] { null, [], [new JsonObject { ["component"] = "Quyết định ly hôn" }] })
            (await Office.ActAsync(
                office.Desk, id, "request-supplement", new JsonObject { ["reason"] = "Thiếu", ["missing"] = missing?.DeepClone() }))
                .Refused(400, "dossiers.supplement-nothing", "missing");
        // Everything that is wrong is said at once.
        var both = await Office.ActAsync(office.Desk, id, "request-supplement");
        Assert.Equal(["cases.reason-missing", "dossiers.supplement-nothing"],
            both.Body!["errors"]!.AsArray().Select(one => (string)one!["code"]!));
        (await Office.ActAsync(office.Desk, id, "request-supplement", Office.Asking("Thiếu", "Bản án số 7"))).Ok();
        foreach (var body in new JsonObject[]
        {
            [], new() { ["papers"] = new JsonArray() },
            new() { ["papers"] = new JsonArray(new JsonObject { ["component"] = "Bản án số 7" }) }
        })
            (await Office.ActAsync(office.Citizen, id, "supply", body)).Refused(400, "dossiers.supply-nothing", "papers");
        (await Office.ActAsync(office.Citizen, id, "supply", Office.Supplying("Bản án số 7"))).Ok();

        // Asked again, only the papers of this request are on page and slip.
        var again = Office.Asking("Chưa đúng", "Trích lục khai tử");
        again["ground"] = "not-as-asked";
        (await Office.ActAsync(office.Desk, id, "request-supplement", again)).Ok();
        using var counter = await Counter.OfAsync(province, "desk");
        var slip = (await counter.OpenAsync($"/desk/dossiers/{filed.Text("code")}/in/bo-sung")).ShouldSay("1. Trích lục khai tử");
        Assert.DoesNotContain("Bản án số 7", slip.TextOf(".op-slip"), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Every_address_for_programs_stands_in_the_document_with_a_sentence(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var http = province.Client();
        var paths = (await http.GetFromJsonAsync<JsonObject>("/openapi/v1.json"))!["paths"]!.AsObject();
        var routes = province.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal)).ToList();
        Assert.True(routes.Count > 15, $"{routes.Count}");
        foreach (var route in routes)
        {
            var path = System.Text.RegularExpressions.Regex.Replace(route.RoutePattern.RawText!, ":[a-z]+", "").TrimEnd('/');
            foreach (var method in route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
            {
                var summary =
                    (string?)paths.SingleOrDefault(one => one.Key.TrimEnd('/') == path).Value?[method.ToLowerInvariant()]?["summary"];
                Assert.True(summary is { Length: > 5 } && summary.Contains(' ', StringComparison.Ordinal), $"{method} {path}: {summary}");
            }
        }
    }

    /// <summary>Addresses that change something without a key of the caller: sent twice they change it once.</summary>
    private static readonly string[] Keyless = ["POST /api/dossiers/files", "DELETE /api/dossiers/files/{id}", "POST /api/dossiers/track",
        "POST /api/dossiers/search", "POST /api/lists/dossiers/search",
        "POST /api/lists/returns/search", "POST /api/closed-months", "POST /api/tasks/files"];

    /// <summary>Beginnings of the addresses of acts on one case.</summary>
    private static readonly string[] Moves = ["POST /api/dossiers/{id}/", "POST /api/tasks/{id}/"];

    /// <summary>Other addresses that answer with a revision.</summary>
    private static readonly string[] Revised =
        ["POST /api/dossiers", "GET /api/dossiers/{id}", "POST /api/tasks", "GET /api/tasks/{code}"];

    [Theory, EachDatabase]
    public async Task The_document_tells_headers_bodies_and_what_the_door_answers(DatabaseEngine engine)
    {
        using var http = (await provinces.OnAsync(engine)).Client();
        var paths = (await http.GetFromJsonAsync<JsonObject>("/openapi/v1.json"))!["paths"]!.AsObject();
        var told = paths.Where(path => path.Key.StartsWith("/api", StringComparison.Ordinal))
            .SelectMany(
                path => path.Value!.AsObject()
                    .Select(one => (Name: $"{one.Key.ToUpperInvariant()} {path.Key.TrimEnd('/')}", Operation: one.Value!))).ToList();
        Assert.True(told.Count > 15, $"{told.Count}");
        foreach (var (name, operation) in told)
        {
            var (write, move) =
                (!name.StartsWith("GET", StringComparison.Ordinal), Moves.Any(one => name.StartsWith(one, StringComparison.Ordinal)));
            var statuses = operation["responses"]!.AsObject().Select(one => one.Key).ToList();
            foreach (var status in write ? new[] { "401", "429", "503" } : ["401", "503"])
                Assert.True(statuses.Contains(status), $"{name}: {status}");
            Assert.Equal((name, write && !Keyless.Contains(name)), (name, Header(operation, "Idempotency-Key")));
            Assert.Equal((name, move), (name, Header(operation, "If-Match")));
            var answered = operation["responses"]!.AsObject().Any(one => one.Key[0] == '2' && one.Value!["headers"]?["ETag"] is not null);
            Assert.Equal((name, move || Revised.Contains(name)), (name, answered));
            Assert.Equal((name, write && name[0] != 'D'), (name, operation["requestBody"] is not null));
        }
        var form = told.Single(one => one.Name == "POST /api/dossiers/files").Operation["requestBody"]!["content"]!.AsObject();
        Assert.Equal("multipart/form-data", Assert.Single(form).Key);
        Assert.Equal("binary", (string?)form["multipart/form-data"]!["schema"]!["properties"]!["file"]!["format"]);

        static bool Header(JsonNode operation, string name) =>
            operation["parameters"]?.AsArray()
                .Any(one => (string?)one!["name"] == name && (string?)one["in"] == "header"
                    && ((string?)one["description"])!.Contains(' ', StringComparison.Ordinal)) == true;
    }

    private static async Task<Answer> SendAsync(Visitor session, Office office, string? header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/dossiers") { Content = JsonContent.Create(office.Filing()) };
        if (header is not null) request.Headers.Add(header, value);
        using var answer = await session.Http.SendAsync(request);
        return await Answer.ReadAsync(answer);
    }
}
