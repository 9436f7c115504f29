using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Deliveries.Contracts;
using OpenProvince.Integration.Deliveries;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;
using OpenProvince.Notices.Data;
using OpenProvince.Testing;
using static OpenProvince.Integration.Deliveries.Outside;

namespace OpenProvince.Integration.Notices;

/// <summary>What people are told of a dossier, and what they are not.</summary>
public sealed class TellingTests
{
    [Theory, EachDatabase]
    public async Task A_citizen_is_told_of_what_matters_and_opens_the_place(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var id = await office.FiledAsync();
        (await Office.ActAsync(office.Desk, id, "accept")).Ok();
        await ToldAsync(province, "dossiers.notice.accepted", 1);
        (await Office.ActAsync(office.Desk, id, "hand-over", new JsonObject { ["to"] = office.Agency })).Ok();
        (await Office.ActAsync(office.Specialist, id, "request-supplement", Office.Asking("Thiếu quyết định ly hôn"))).Ok();
        await ToldAsync(province, "dossiers.notice.papers-wanted", 1);

        using var citizen = await province.SignInAsync("citizen");
        var page = (await citizen.OpenAsync(NoticeLinks.Mine)).ShouldBe(HttpStatusCode.OK);
        page.ShouldSay("đã được tiếp nhận, hẹn trả").ShouldSay("Bổ sung giấy tờ cho hồ sơ");
        Assert.Equal("2", page.TextOf(".op-bell .op-count"));
        // Newest first; what she has to do stands out.
        Assert.Contains("is-todo", page.Document.QuerySelector("[data-notice]")!.ClassName, StringComparison.Ordinal);
        var place = await page.FormWith("input[name=id]").SubmitAsync();
        Assert.StartsWith("/ho-so/", place.Address.AbsolutePath, StringComparison.Ordinal);
        page = await citizen.OpenAsync($"{NoticeLinks.Mine}?xem=chua-doc");
        Assert.Equal("1", page.TextOf(".op-bell .op-count"));
        Assert.Single(page.Document.QuerySelectorAll("[data-notice]"));
        (await page.FormWith("button .bi-check2-all").SubmitAsync()).ShouldSay("Bổ sung giấy tờ");
        Assert.Null((await citizen.OpenAsync(NoticeLinks.Mine)).Document.QuerySelector(".op-bell .op-count"));
    }

    [Theory, EachDatabase]
    public async Task Nobody_reads_or_marks_what_another_was_told(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var id = await office.FiledAsync();
        (await Office.ActAsync(office.Desk, id, "accept")).Ok();
        await ToldAsync(province, "dossiers.notice.accepted", 1);
        using var citizen = await province.SignInAsync("citizen");
        var form = (await citizen.OpenAsync(NoticeLinks.Mine)).FormWith("input[name=id]");
        var notice = form["id"];

        using var officer = await province.SignInAsync("desk");
        await TellDeskAsync(province);
        var own = await officer.OpenAsync(NoticeLinks.Desk);
        Assert.DoesNotContain("đã được tiếp nhận, hẹn trả", own.Text, StringComparison.Ordinal);
        var others = own.FormWith("input[name=id]");
        others["id"] = notice;
        (await others.SubmitAsync()).ShouldBe(HttpStatusCode.NotFound);
        using var stranger = province.Visitor();
        Assert.Equal("/dang-nhap", (await stranger.OpenAsync(NoticeLinks.Mine)).Address.AbsolutePath);
        Assert.Equal(1, await CountAsync(province, "dossiers.notice.accepted"));
    }

    [Theory, EachDatabase]
    public async Task A_step_that_was_undone_tells_nobody_and_one_that_stands_does_after_the_minute(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var (undone, stands) = (await office.AcceptedAsync(), await office.AcceptedAsync());
        (await Office.ActAsync(office.Desk, undone, "hand-over", new JsonObject { ["to"] = office.Agency })).Ok();
        await ToldAsync(province, "dossiers.notice.handed", 1);
        (await Office.ActAsync(office.Desk, undone, "undo")).Ok();
        await ToldAsync(province, "dossiers.notice.handed", 0);
        (await Office.ActAsync(office.Desk, stands, "hand-over", new JsonObject { ["to"] = office.Agency })).Ok();
        await ToldAsync(province, "dossiers.notice.handed", 1);

        using var officer = await province.SignInAsync("specialist");
        Assert.DoesNotContain("được chuyển đến", (await officer.OpenAsync(NoticeLinks.Desk)).Text, StringComparison.Ordinal);
        province.Time.Advance(UndoWindow.Time + NoticeStore.Slack);
        var page = await officer.OpenAsync(NoticeLinks.Desk);
        Assert.Single(page.Document.QuerySelectorAll("[data-notice]"),
            one => one.TextContent.Contains("được chuyển đến", StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task An_event_met_twice_tells_once(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var id = await office.FiledAsync();
        (await Office.ActAsync(office.Desk, id, "accept")).Ok();
        await ToldAsync(province, "dossiers.notice.accepted", 1);
        await province.StopAsync();
        await province.ExecuteAsync("update eventlog_checkpoint set seq = 0 where name = 'dossiers.tell-people'");
        await province.StartAsync();
        using var again = await Office.OpenAsync(province);
        var other = await again.FiledAsync();
        (await Office.ActAsync(again.Desk, other, "accept")).Ok();
        await ToldAsync(province, "dossiers.notice.accepted", 2);
        // One of each, not the first one twice.
        Assert.Equal(2, await province.Database.FirstAsync(
            row => row.Int(0), "select count(distinct subject) from notices_notice where kind = 'dossiers.notice.accepted'", []));
    }

    [Theory, EachDatabase]
    public async Task Each_morning_an_officer_is_told_what_is_late_a_leader_of_the_unit_and_both_once(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var id = await office.AcceptedAsync();
        (await Office.ActAsync(office.Desk, id, "hand-over", new JsonObject { ["to"] = office.Agency })).Ok();
        await UntilAsync(async () => await CountAsync(province, "dossiers.notice.breaches") == 0, "nothing is late");
        province.Time.TurnTo(new DateTimeOffset(2026, 12, 21, 7, 31, 0, TimeSpan.FromHours(7)));
        await ToldAsync(province, "dossiers.notice.breaches", 1);
        await province.RestartAsync();
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        Assert.Equal(1, await CountAsync(province, "dossiers.notice.breaches"));
        using var leader = await province.SignInAsync("leader");
        (await leader.OpenAsync(NoticeLinks.Desk)).ShouldSay("có 1 hồ sơ quá hạn");
    }

    [Theory, EachDatabase]
    public async Task Administrators_are_told_each_morning_of_what_could_not_be_sent(DatabaseEngine engine)
    {
        var paper = new PaperChannel { Answer = _ => Task.FromResult<Outcome?>(new Outcome.Never("fault")) };
        await using var province = await StartAsync(engine, paper);
        await province.FileAsync(Paper(1));
        await UntilAsync(async () => (await province.RowsAsync())[0].State == DeliveryState.Dead, "it is dead");
        province.Time.Advance(TimeSpan.FromDays(1));
        await ToldAsync(province, "notices.failures", 1);
        using var admin = await province.SignInAsync("admin");
        (await admin.OpenAsync(NoticeLinks.Desk)).ShouldSay("1 thư không gửi được, 0 thư đang chờ");
    }

    /// <summary>Something of the desk officer's own.</summary>
    private static Task TellDeskAsync(Province province) => province.InScopeAsync(async scope =>
    {
        var account = (await scope.GetRequiredService<IProvinceSeeder>().DemoAccountsAsync()).Single(one => one.Role == Roles.DeskOfficer);
        var to = scope.GetRequiredService<IStaff>().At(account.Agency!.Value, Roles.DeskOfficer).Select(one => one.Person).ToList();
        var work = scope.GetRequiredService<UnitOfWork>();
        await scope.GetRequiredService<INotices>().FileAsync(work, new(
            "dossiers.notice.papers-came", to, "test", new Dictionary<string, NoticeFact> { ["code"] = "H1" }, "/desk", "test-1"));
        return await work.CommitAsync();
    });

    internal static Task ToldAsync(Province province, string kind, long times) =>
        UntilAsync(async () => await CountAsync(province, kind) == times, $"{kind} was told {times} times");

    private static Task<long> CountAsync(Province province, string kind) =>
        province.Database.FirstAsync(row => row.Int(0), "select count(*) from notices_notice where kind = $1", [kind]);
}
