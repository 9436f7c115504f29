using System.Text.Json.Nodes;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Cases;

/// <summary>Every list over the API: the rows, conditions, orders and readers of its page.</summary>
public sealed class ListApiTests(Provinces provinces) : IClassFixture<Provinces>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string[] Codes(Answer answer) => [.. answer.Body!["rows"]!.AsArray().Select(row => (string)row!["code"]!)];

    private static async Task<JsonNode> DocumentAsync(Province province)
    {
        using var anybody = province.Client();
        return JsonNode.Parse(await anybody.GetStringAsync("/openapi/v1.json", Ct))!;
    }

    [Theory, EachDatabase]
    public async Task A_list_answers_with_the_rows_of_its_page_and_turns_by_key(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        using var desk = await Counter.OfAsync(province, "desk");
        for (var i = 0; i < 5; i++) await desk.TakeInAsync();
        foreach (var (api, page) in new[] { ("dossiers", "/desk/ho-so"), ("inbox", "/desk") })
        {
            var all = (await desk.OpenAsync($"{page}?sort=-code")).Codes();
            List<string> seen = [];
            string? next = "";
            while (next is not null)
            {
                var answer = (await Office.GetAsync(
                    office.Desk, $"/api/lists/{api}?sort=-code&size=2{(next == "" ? "" : $"&after={Uri.EscapeDataString(next)}")}")).Ok();
                Assert.Equal((5, "mine", 5), ((int)answer.Body!["total"]!, (string)answer.Body["tabs"]![0]!["name"]!,
                    (int)answer.Body["tabs"]![0]!["count"]!));
                seen.AddRange(Codes(answer));
                next = (string?)answer.Body["next"];
            }
            Assert.Equal(all, seen);
        }
        var third = (await Office.GetAsync(office.Desk, "/api/lists/dossiers?sort=code&size=2&channel=desk")).Ok();
        third = (await Office.GetAsync(office.Desk, $"/api/lists/dossiers?sort=code&size=2&after={third.Text("next")}")).Ok();
        var back = (await Office.GetAsync(office.Desk, $"/api/lists/dossiers?sort=code&size=2&before={third.Text("previous")}")).Ok();
        Assert.Null((string?)back.Body!["previous"]);
        Assert.Empty(Codes((await Office.GetAsync(office.Desk, "/api/lists/dossiers?channel=post")).Ok()));
        // A row is what the program's own address of it says.
        var row = back.Body["rows"]![0]!;
        var shown = (await Office.GetAsync(office.Desk, $"/api/dossiers/{(string)row["id"]!}")).Ok().Body!["dossier"]!;
        Assert.Equal(shown["owner"]!.ToJsonString(), row["owner"]!.ToJsonString());
    }

    [Theory, EachDatabase]
    public async Task What_it_does_not_know_is_named_and_who_may_not_is_refused(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        (await Office.GetAsync(office.Desk, "/api/lists/dossiers?mau=xanh")).Refused(400, "ui.list-unknown", "mau");
        (await Office.GetAsync(office.Desk, "/api/lists/tasks?state=gi-do")).Refused(400, "ui.list-unknown", "state");
        (await Office.GetAsync(office.Desk, "/api/lists/inbox?sort=ten")).Refused(400, "ui.list-unknown", "sort");
        (await Office.GetAsync(office.Desk, "/api/lists/inbox?after=abc")).Refused(400, "ui.list-unknown", "after");
        (await Office.GetAsync(office.Desk, "/api/lists/inbox?size=201")).Refused(400, "ui.list-size", "size");
        var both = await Office.GetAsync(office.Desk, "/api/lists/inbox?view=1&kind=gi-do");
        Assert.Equal(["view", "kind"], both.Body!["errors"]!.AsArray().Select(one => (string)one!["field"]!));
        (await Office.GetAsync(office.Desk, "/api/lists/inbox?tab=whole-unit")).Refused(403, "cases.whole-unit-only");
        (await Office.GetAsync(office.Desk, "/api/lists/dossiers?tab=received-today&unit=H03")).Refused(403, "cases.not-allowed");
        foreach (var list in new[] { "inbox", "dossiers", "tasks", "returns", "approvals" })
            Assert.Equal(403, (await Office.GetAsync(office.Citizen, $"/api/lists/{list}")).Status);
        Assert.Equal(403, (await Office.GetAsync(office.Desk, "/api/lists/approvals")).Status);
        (await Office.GetAsync(office.Leader, "/api/lists/approvals")).Ok();
        (await Office.GetAsync(office.Desk, "/api/lists/returns")).Ok();
    }

    [Theory, EachDatabase]
    public async Task Whom_somebody_looks_for_stands_in_a_body_and_every_read_is_recorded(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        using var desk = await Counter.OfAsync(province, "desk");
        var code = await desk.TakeInAsync("Lường Mẫu Đức");
        (await Office.GetAsync(office.Desk, "/api/lists/dossiers?q=0912345678")).Refused(400, "ui.list-in-body", "q");
        Assert.Equal([code], Codes((await Office.PostAsync(office.Desk, "/api/lists/dossiers/search", new JsonObject
        {
            ["q"] = "0912345678", ["conditions"] = new JsonObject { ["sort"] = "-code" }, ["size"] = 5,
        })).Ok()));
        (await Office.PostAsync(office.Desk, "/api/lists/dossiers/search", new JsonObject
        {
            ["q"] = "luong", ["conditions"] = new JsonObject { ["mau"] = "xanh" },
        })).Refused(400, "ui.list-unknown", "mau");
        Assert.Equal([code], Codes((await Office.GetAsync(office.Desk, "/api/lists/dossiers?q=luong+mau")).Ok()));
        Assert.Equal([code], Codes((await Office.GetAsync(office.Desk, "/api/lists/inbox?kind=dossiers")).Ok()));
        var recorded = await province.Database.QueryAsync(row => $"{row.Int(0)}|{row.Int(1)}|{row.GetString(2)}",
            "select ways, cases, filter from cases_reading where case_id is null order by at, id", [], Ct);
        Assert.Equal(3, recorded.Count);
        // The number that was looked for is not written out there either.
        Assert.StartsWith("128|1|q=~", recorded[0], StringComparison.Ordinal);
        Assert.Equal(["128|1|q=luong mau", "128|1|kind=dossiers"], recorded.Skip(1));
    }

    [Fact, Once]
    public async Task The_document_describes_every_list_with_its_conditions()
    {
        await using var province = await Province.StartAsync(EachDatabaseAttribute.Engines[0]);
        var paths = (await DocumentAsync(province))["paths"]!;
        string[] Names(string list) => [.. paths[$"/api/lists/{list}"]!["get"]!["parameters"]!.AsArray()
            .Select(one => (string)one!["name"]!).Order(StringComparer.Ordinal)];
        Assert.Equal(["after", "before", "holder", "kind", "size", "sort", "tab"], Names("inbox"));
        Assert.Equal(["after", "before", "channel", "field", "procedure", "q", "size", "sort", "tab", "unit"], Names("dossiers"));
        Assert.Equal(["after", "before", "field", "grade", "home", "import", "kept", "period", "size", "sort", "state", "tab", "unit"],
            Names("tasks"));
        Assert.Equal(["after", "before", "size"], Names("approvals"));
        Assert.Equal(["after", "before", "q", "size"], Names("returns"));
        var sort = paths["/api/lists/inbox"]!["get"]!["parameters"]!.AsArray().Single(one => (string)one!["name"]! == "sort")!;
        Assert.Equal(["left", "-left", "code", "-code", "changed", "-changed"],
            sort["schema"]!["enum"]!.AsArray().Select(one => (string)one!));
        Assert.NotNull(paths["/api/lists/dossiers/search"]!["post"]!["requestBody"]);
    }
}
