using System.Net;
using System.Text.Json.Nodes;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Dossiers;

/// <summary>
/// Which officer saw whose data: recorded, folded, shown to the administrator alone, and nothing shown that cannot be recorded.
/// </summary>
public sealed class ReadingTests(Provinces provinces) : IClassFixture<Provinces>
{
    private const int Page = 1, Pane = 2, Slip = 4, Program = 8;

    [Theory, EachDatabase]
    public async Task Openings_of_ten_minutes_are_one_line_per_officer(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        using var specialist = await Counter.OfAsync(province, "specialist");
        var filed = (await office.FileAsync()).Ok();
        var (id, code) = (filed.Text("id"), filed.Text("code"));
        (await Office.GetAsync(office.Citizen, $"/api/dossiers/{id}")).Ok();
        Assert.Empty(await ReadingsAsync(province, id));

        await specialist.OpenAsync($"/desk/dossiers/{code}");
        await specialist.OpenAsync($"/desk/dossiers/{code}");
        (await Office.GetAsync(office.Desk, $"/api/dossiers/{id}")).Ok();
        await specialist.OpenAsync($"/desk/dossiers/{code}/tom-tat");
        await specialist.OpenAsync($"/desk/dossiers/{code}/in/kiem-soat");
        Assert.Equal([("desk-officer", Program), ("specialist", Page | Pane | Slip)], await ReadingsAsync(province, id));

        province.Time.Advance(TimeSpan.FromMinutes(10));
        (await Office.GetAsync(office.Specialist, $"/api/dossiers/{id}")).Ok();
        Assert.Equal(
            [("desk-officer", Program), ("specialist", Program), ("specialist", Page | Pane | Slip)], await ReadingsAsync(province, id));

        // Refused, so nothing was read.
        using var other = await office.ClientAsync("desk.so-tu-phap");
        (await Office.GetAsync(other, $"/api/dossiers/{id}")).Refused(403, "cases.not-allowed");
        Assert.Equal(3, (await ReadingsAsync(province, id)).Count);
    }

    [Theory, EachDatabase]
    public async Task The_administrator_sees_who_looked_and_others_are_told_why_not(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        using var desk = await Counter.OfAsync(province, "desk");
        using var admin = await Counter.OfAsync(province, "admin");
        var code = (await office.FileAsync(office.Filing(name: "Lục Mẫu Vân"))).Ok().Text("code");
        var readings = $"/desk/dossiers/{code}/luot-xem";
        (await admin.OpenAsync(readings)).ShouldBe(HttpStatusCode.OK).ShouldSay("Chưa có cán bộ nào xem hồ sơ này");
        Assert.Null((await desk.OpenAsync($"/desk/dossiers/{code}")).Document.QuerySelector("[data-readings]"));

        var shown = await admin.OpenAsync(readings);
        var line = Assert.Single(shown.Document.QuerySelectorAll("[data-reading]"));
        Assert.Contains("trang hồ sơ", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("Cán bộ một cửa", line.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Lục Mẫu Vân", shown.Text, StringComparison.Ordinal);
        Assert.Equal(readings,
            Uri.UnescapeDataString(
                (await admin.OpenAsync($"/desk/dossiers/{code}")).Document.QuerySelector("[data-readings]")!.GetAttribute("href")!));

        (await desk.OpenAsync(readings)).ShouldSay("Vai trò của bạn không có quyền này").ShouldSay("Quản trị tỉnh");
        (await admin.OpenAsync("/desk/dossiers/H03.1.1-261123-9999/luot-xem")).ShouldBe(HttpStatusCode.NotFound);
        (await admin.OpenAsync($"{readings}?page=9999999999999")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, EachDatabase]
    public async Task Many_lines_are_paged(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        var filed = (await office.FileAsync()).Ok();
        for (var i = 0; i < 51; i++)
        {
            (await Office.GetAsync(office.Desk, $"/api/dossiers/{filed.Text("id")}")).Ok();
            province.Time.Advance(TimeSpan.FromMinutes(10));
        }
        // Only now: a session ends long before eight and a half hours are over.
        using var admin = await Counter.OfAsync(province, "admin");
        var readings = $"/desk/dossiers/{filed.Text("code")}/luot-xem";
        Assert.Equal(50, (await admin.OpenAsync(readings)).Document.QuerySelectorAll("[data-reading]").Length);
        Assert.Single((await admin.OpenAsync($"{readings}?page=2")).Document.QuerySelectorAll("[data-reading]"));
    }

    [Theory, EachDatabase]
    public async Task Lists_that_leave_the_program_are_recorded_with_their_filter(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        using var desk = await Counter.OfAsync(province, "desk");
        await office.FiledAsync();
        await office.FiledAsync();
        await desk.OpenAsync("/desk/ho-so/danh-sach.csv?tab=cua-toi");
        await desk.OpenAsync("/desk/ho-so/in?tab=cua-toi");
        (await Office.GetAsync(office.Desk, "/api/dossiers?state=registered&q=ho%C3%A0ng")).Ok();
        (await Office.PostAsync(office.Desk, "/api/dossiers/search", new JsonObject { ["q"] = "0912345678", ["overdue"] = false })).Ok();
        Assert.Equal(
            [
                "desk-officer|32|2|tab=cua-toi", "desk-officer|64|2|tab=cua-toi",
                "desk-officer|128|2|state=registered&q=hoàng", "desk-officer|128|2|overdue=false&q=0912345678",
            ],
            await province.Database.QueryAsync(row => $"{row.GetString(0)}|{row.Int(1)}|{row.Int(2)}|{row.GetString(3)}",
                "select role, ways, cases, filter from cases_reading where case_id is null order by ways, id", [], Ct));
    }

    [Theory, EachDatabase]
    public async Task What_cannot_be_recorded_is_not_shown(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        using var desk = await Counter.OfAsync(province, "desk");
        var filed = (await office.FileAsync(office.Filing(name: "Lục Mẫu Vân"))).Ok();
        await province.ExecuteAsync(engine == DatabaseEngine.Postgres
            ? "alter table cases_reading add constraint broken check (id < 0)"
            : "create trigger broken before insert on cases_reading begin select raise(abort, 'broken'); end");

        foreach (var part in new[] { "", "/tom-tat", "/in/kiem-soat", "/accept" })
        {
            var page = await desk.OpenAsync($"/desk/dossiers/{filed.Text("code")}{part}");
            page.ShouldSay("không ghi được lượt xem");
            if (part != "/tom-tat") page.ShouldBe(HttpStatusCode.ServiceUnavailable);
            Assert.DoesNotContain("Lục Mẫu Vân", page.Html, StringComparison.Ordinal);
        }
        (await Office.GetAsync(office.Desk, $"/api/dossiers/{filed.Text("id")}")).Refused(503, "cases.reading-not-recorded");
        (await Office.GetAsync(office.Desk, "/api/dossiers")).Refused(503, "cases.reading-not-recorded");
        foreach (var list in new[] { "/desk/ho-so/danh-sach.csv", "/desk/ho-so/in" })
            Assert.DoesNotContain(
                "Lục Mẫu Vân", (await desk.OpenAsync(list)).ShouldBe(HttpStatusCode.ServiceUnavailable).Html, StringComparison.Ordinal);
        // The citizen's own read needs no line.
        (await Office.GetAsync(office.Citizen, $"/api/dossiers/{filed.Text("id")}")).Ok();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Task<List<(string Role, int Ways)>> ReadingsAsync(Province province, string dossier) => province.Database.QueryAsync(
        row => (row.GetString(0), (int)row.Int(1)), "select role, ways from cases_reading where case_id = $1 order by role, at desc",
        [long.Parse(dossier, System.Globalization.CultureInfo.InvariantCulture)], Ct);
}
