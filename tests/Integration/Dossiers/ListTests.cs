using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Dossiers.Features;
using OpenProvince.Cases.Features;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Dossiers;

/// <summary>The queue, the search, tracking and the watcher.</summary>
public sealed class ListTests
{
    [Theory, EachDatabase]
    public async Task A_dossier_moves_through_the_tabs_of_those_who_have_to_act(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var id = await office.FiledAsync();
        Assert.Equal((1, 0), (await CountAsync(office.Desk, "mine"), await CountAsync(office.Specialist, "mine")));
        (await Office.ActAsync(office.Desk, id, "accept")).Ok();
        (await Office.ActAsync(office.Desk, id, "hand-over", new JsonObject { ["to"] = office.Agency })).Ok();
        Assert.Equal((0, 1), (await CountAsync(office.Desk, "mine"), await CountAsync(office.Specialist, "mine")));
        (await Office.ActAsync(office.Specialist, id, "request-supplement", Office.Asking("Thiếu"))).Ok();
        Assert.Equal(1, await CountAsync(office.Specialist, "waiting-for-citizen"));
        (await Office.ActAsync(office.Citizen, id, "supply", Office.Supplying())).Ok();

        Assert.Equal((0, 0), (await CountAsync(office.Specialist, "near"), await CountAsync(office.Specialist, "overdue")));
        province.Time.TurnTo(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.FromHours(7)));
        Assert.Equal((1, 0), (await CountAsync(office.Specialist, "near"), await CountAsync(office.Specialist, "overdue")));
        province.Time.TurnTo(new DateTimeOffset(2026, 11, 27, 17, 1, 0, TimeSpan.FromHours(7)));
        Assert.Equal((0, 1), (await CountAsync(office.Specialist, "near"), await CountAsync(office.Specialist, "overdue")));
        var row = (await Office.GetAsync(office.Leader, "/api/dossiers?overdue=true&inProcess=true")).Ok().Body!["rows"]!.AsArray()
            .Single()!;
        Assert.Equal("overdue", (string?)row["standing"]);

        (await Office.ActAsync(office.Specialist, id, "propose")).Ok();
        (await Office.ActAsync(office.Leader, id, "approve")).Ok();
        (await Office.ActAsync(office.Specialist, id, "finish")).Ok();
        Assert.Equal(1, await CountAsync(office.Desk, "waiting-to-return"));
    }

    [Theory, EachDatabase]
    public async Task Finds_by_name_without_accents_and_by_code(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var code = (await office.FileAsync(office.Filing("0987654321", "Đặng Thị Mẫu Ánh"))).Ok().Text("code");
        province.Time.Advance(TimeSpan.FromDays(1));
        await office.FiledAsync();
        foreach (var q in (string[])["dang thi mau anh", "Đặng Thị Mẫu Ánh", "mau anh", "anh mau dang", "dang thi ma", code,
            code.ToLowerInvariant(), code[^11..], code[..^1]])
        {
            var found = (await Office.GetAsync(office.Desk, $"/api/dossiers?q={Uri.EscapeDataString(q)}")).Ok();
            Assert.True(found.Number("total") == 1, $"{q}: {found.Body}");
            Assert.Equal(code, (string?)found.Body!["rows"]![0]!["code"]);
        }
        Assert.Equal(0, (await Office.GetAsync(office.Desk, "/api/dossiers?q=khong+co+ai")).Ok().Number("total"));
        Assert.Equal(
            1, (await Office.GetAsync(office.Desk, "/api/dossiers?receivedOn=2026-11-23&channel=online&pageSize=1")).Ok().Number("total"));
        foreach (var q in (string[])["0000", "34567", "%", "'", "hi dang"])
            Assert.True((await Office.GetAsync(office.Desk, $"/api/dossiers?q={Uri.EscapeDataString(q)}")).Ok().Number("total") == 0, q);
        foreach (var field in (string[])["channel", "state", "tab"])
            (await Office.GetAsync(office.Desk, $"/api/dossiers?{field}=smoke")).Refused(400, "dossiers.filter-unknown", field);
        (await Office.GetAsync(office.Desk, "/api/dossiers?agency=khong-co")).Refused(400, "dossiers.agency-unknown", "agency");
        (await Office.GetAsync(office.Citizen, "/api/dossiers")).Refused(403, "cases.not-allowed");
    }

    [Theory, EachDatabase]
    public async Task An_officer_sees_only_their_part_of_the_province(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        await office.FiledAsync();
        using var other = await office.ClientAsync("desk.so-tu-phap");
        Assert.Equal(0, (await Office.GetAsync(other, "/api/dossiers")).Ok().Number("total"));
        (await Office.GetAsync(other, $"/api/dossiers?agency={office.Agency}")).Refused(403, "cases.not-allowed");
        Assert.Equal(1, (await Office.GetAsync(office.Admin, $"/api/dossiers?agency={office.Agency}")).Ok().Number("total"));
    }

    [Theory, EachDatabase]
    public async Task Five_wrong_phones_make_an_address_wait_also_after_a_restart_and_nobody_else(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var code = (await office.FileAsync()).Ok().Text("code");
        using var anybody = province.Client();
        Task<Answer> Track(HttpClient http, string phone) =>
            Office.PostAsync(http, "/api/dossiers/track", new JsonObject { ["code"] = code, ["phone"] = phone });

        Assert.Equal(1, (await Track(anybody, "+84 912 345 678")).Ok().Number("state"));
        var wrong = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Track(anybody, $"091234500{i}")));
        // The fifth makes all of them wait whose answer is still on its way.
        Assert.True(wrong.Count(answer => answer.Code == "dossiers.not-tracked") <= 4);
        Assert.All(wrong, answer => Assert.True(answer.Code is "dossiers.not-tracked" or "dossiers.tracking-paused", answer.Code));
        (await Track(anybody, "0912345678")).Refused(429, "dossiers.tracking-paused", "phone");
        using var said = await anybody.PostAsJsonAsync(
            "/api/dossiers/track", new { code, phone = "0912345678" }, TestContext.Current.CancellationToken);
        Assert.Equal(TimeSpan.FromMinutes(15), said.Headers.RetryAfter?.Delta);

        await province.RestartAsync();
        using var later = province.Client();
        (await Track(later, "0912345678")).Refused(429, "dossiers.tracking-paused", "phone");
        using var elsewhere = From(province, "203.0.113.7");
        Assert.Equal(1, (await Track(elsewhere, "0912345678")).Ok().Number("state"));
        province.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(1, (await Track(later, "0912345678")).Ok().Number("state"));
        (await Office.PostAsync(later, "/api/dossiers/track", new JsonObject { ["code"] = "H03", ["phone"] = "1" })).Refused(
            400, "dossiers.code-malformed", "code");
    }

    [Fact]
    public async Task Wrong_phones_sent_to_two_nodes_at_once_are_counted_together()
    {
        Assert.SkipUnless(EachDatabaseAttribute.Engines.Contains(DatabaseEngine.Postgres), "Two nodes need PostgreSQL");
        await using var province = await Province.StartAsync(DatabaseEngine.Postgres);
        await using var second = await province.JoinAsync();
        using var office = await Office.OpenAsync(province);
        var code = (await office.FileAsync()).Ok().Text("code");
        using var here = province.Client();
        using var there = second.Client();

        var wrong =
            await Task.WhenAll(Enumerable.Range(0, 24)
                .Select(
                    i => Office.PostAsync(i % 2 == 0 ? here : there, "/api/dossiers/track",
                        new JsonObject { ["code"] = code, ["phone"] = $"09123450{i:00}" })));

        Assert.True(wrong.Count(answer => answer.Code == "dossiers.not-tracked") <= 4);
        Assert.All(wrong, answer => Assert.True(answer.Code is "dossiers.not-tracked" or "dossiers.tracking-paused", answer.Code));
        (await Office.PostAsync(there, "/api/dossiers/track", new JsonObject { ["code"] = code, ["phone"] = "0912345678" })).Refused(
            429, "dossiers.tracking-paused", "phone");
    }

    [Theory, EachDatabase]
    public async Task A_right_phone_costs_none_of_the_five_tries(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var code = (await office.FileAsync()).Ok().Text("code");
        using var anybody = province.Client();
        Task<Answer> Track(string phone) =>
            Office.PostAsync(anybody, "/api/dossiers/track", new JsonObject { ["code"] = code, ["phone"] = phone });

        for (var i = 0; i < 12; i++) (await Track("0912345678")).Ok();
        for (var i = 0; i < 4; i++) (await Track("0987654321")).Refused(404, "dossiers.not-tracked", "phone");
        (await Track("0912345678")).Ok();
        (await Track("0987654321")).Refused(429, "dossiers.tracking-paused", "phone");
        (await Track("0912345678")).Refused(429, "dossiers.tracking-paused", "phone");
    }

    [Theory, EachDatabase]
    public async Task One_phone_does_not_walk_the_codes_of_a_day_and_the_owner_signed_in_is_never_kept_out(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var code = (await office.FileAsync()).Ok().Text("code");
        using var walker = From(province, "203.0.113.8");
        Task<Answer> Track(HttpClient who, string asked) =>
            Office.PostAsync(who, "/api/dossiers/track", new JsonObject { ["code"] = asked, ["phone"] = "0987654321" });

        var answers = new List<Answer>();
        for (var i = 1; i <= 12; i++) answers.Add(await Track(walker, $"H03.30.99-261123-{i:0000}"));

        Assert.Equal(9, answers.Count(answer => answer.Code == "dossiers.not-tracked"));
        Assert.All(answers.Skip(9), answer => answer.Refused(429, "dossiers.tracking-paused", "phone"));
        for (var i = 0; i < 8; i++) await Track(office.Citizen, code);
        Assert.Equal(1, (await Track(office.Citizen, code)).Ok().Number("state"));
    }

    /// <summary>Somebody at another address, as the proxy on this machine tells it.</summary>
    private static HttpClient From(Province province, string address)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = province.Address };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }

    [Theory, EachDatabase]
    public async Task A_common_name_is_counted_and_paged_to_the_last(DatabaseEngine engine)
    {
        const int many = 620;
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var first = long.Parse(
            await office.FiledAsync(office.Filing(name: "Nông Mẫu Trùng Tên")), System.Globalization.CultureInfo.InvariantCulture);
        // The same dossier and person many times over, each with ids of its own.
        var numbers = $"with recursive n (i) as (select 1 union all select i + 1 from n where i < {many - 1})";
        foreach (var (table, key, other) in new[]
        {
            ("agencies_person", "id", "id"), ("dossiers_party", "dossier", "person"), ("dossiers_dossier", "id", "id")
        })
        {
            var columns = await ColumnsAsync(province, table);
            var values =
                columns.Select(column => column == key || column == other || (table == "dossiers_dossier" && column == "number")
                    ? $"t.{column} + n.i"
                    : column == "code" ? "t.code || '-' || n.i" : $"t.{column}");
            var which = table == "agencies_person" ? "t.folded = 'nong mau trung ten'" : $"t.{key} = {first}";
            await province.ExecuteAsync(
                $"{numbers} insert into {table} ({string.Join(", ", columns)}) select {string.Join(", ", values)} from {table} t, n " +
                $"where {which}");
        }

        var page = (await Office.GetAsync(office.Desk, "/api/dossiers?q=trung+ten&pageSize=200&page=4")).Ok();

        Assert.Equal(many, page.Number("total"));
        Assert.Equal(many - 600, page.Body!["rows"]!.AsArray().Count);
        var queue = await province.SignInAsync("desk");
        (await queue.OpenAsync("/desk/ho-so?q=trung+ten&page=25")).ShouldSay("620");
    }

    [Theory, EachDatabase]
    public async Task A_name_too_many_share_is_looked_for_in_open_dossiers_and_the_page_says_so(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        await office.FiledAsync(office.Filing("0912000001", "Nông Mẫu Quá Đông"));
        var closed = await office.FiledAsync(office.Filing("0912000002", "Nông Mẫu Quá Đông"));
        (await Office.ActAsync(office.Desk, closed, "withdraw")).Ok();
        Assert.Equal(2, (await Office.GetAsync(office.Desk, "/api/dossiers?q=nong+mau+qua+do")).Ok().Number("total"));

        var columns = await ColumnsAsync(province, "agencies_person");
        var values = string.Join(", ", columns.Select(column => column == "id" ? "t.id + n.i" : $"t.{column}"));
        await province.ExecuteAsync($"""
            with recursive n (i) as (select 1 union all select i + 1 from n where i < 3100)
            insert into agencies_person ({string.Join(", ", columns)}) select {values}
            from agencies_person t, n where t.phone = '0912000001'
            """.Replace("t.phone,", "null,", StringComparison.Ordinal));

        Assert.Equal(1, (await Office.GetAsync(office.Desk, "/api/dossiers?q=nong+mau+qua+do")).Ok().Number("total"));
        Assert.Equal(0, (await Office.GetAsync(office.Desk, "/api/dossiers?q=nong+qua+do+mau+khac")).Ok().Number("total"));
        var phone = new JsonObject { ["q"] = "0912000002" };
        Assert.Equal(1, (await Office.PostAsync(office.Desk, "/api/dossiers/search", phone)).Ok().Number("total"));
        using var queue = await province.SignInAsync("desk");
        (await queue.OpenAsync("/desk/ho-so?q=nong+mau+qua+dong")).ShouldSay("chỉ tìm trong hồ sơ chưa kết thúc");
        Assert.Contains("chỉ tìm trong hồ sơ chưa kết thúc", (await queue.OpenAsync("/desk/ho-so/danh-sach.csv?q=nong+mau+qua+dong")).Html,
            StringComparison.Ordinal);
    }

    private static Task<List<string>> ColumnsAsync(Province province, string table) => province.Database.QueryAsync(row => row.GetString(0),
        province.Engine == DatabaseEngine.Sqlite
            ? "select name from pragma_table_info($1)"
            : "select column_name::text from information_schema.columns where table_name = $1", [table]);

    [Theory, EachDatabase]
    public async Task The_watcher_proves_that_nothing_hangs_and_names_what_does(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var id = await office.AcceptedAsync();
        await office.FiledAsync();
        var report = await ReportAsync(province);
        Assert.Equal((2, 2, true), (report.Open, report.Held, report.AllWell));

        var work = new UnitOfWork(province.Database);
        work.Add("update dossiers_dossier set holder_officer = 'staff:0' where id = $1",
            long.Parse(id, System.Globalization.CultureInfo.InvariantCulture));
        Assert.False((await work.CommitAsync()).IsError);
        Assert.Equal(WatchCases.Fault.OfficerCannotAct, Assert.Single((await ReportAsync(province)).Hanging).Fault);

        work.Add("update dossiers_dossier set holder_agency = null where id = $1",
            long.Parse(id, System.Globalization.CultureInfo.InvariantCulture));
        Assert.False((await work.CommitAsync()).IsError);
        report = await ReportAsync(province);
        Assert.Equal((2, 1, WatchCases.Fault.NobodyHoldsIt), (report.Open, report.Held, Assert.Single(report.Hanging).Fault));
    }

    private static Task<WatchCases.Report> ReportAsync(Province province) =>
        province.InScopeAsync(scope => scope.GetRequiredService<WatchCases.Query>().ReportAsync(CancellationToken.None));

    private static async Task<long> CountAsync(HttpClient who, string tab) =>
        (await Office.GetAsync(who, $"/api/dossiers?tab={tab}")).Ok().Number("total");
}
