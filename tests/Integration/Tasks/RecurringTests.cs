using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;
using OpenProvince.Ui;

namespace OpenProvince.Integration.Tasks;

/// <summary>What is given again and again: once each time, in somebody's right, and never silently not.</summary>
public sealed class RecurringTests
{
    private const string Page = "/desk/tasks/recurring", What = "Báo cáo chuyển đổi số tháng";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Each_month_gives_one_task_on_a_working_day_whatever_restarts(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var leader = await Counter.OfAsync(province, "leader.ubnd-tinh");
        (await leader.OpenAsync(Page)).ShouldSay("Chưa có nhiệm vụ định kỳ nào");
        (await SetAsync(leader, "", "0", "24/11/2026")).ShouldSay("từ 1 đến 250");
        (await SetAsync(leader, "Month", "5", "22/11/2026")).ShouldSay("đã qua");

        // Today: the first is given at once, due five working days on: the 24th is a day off.
        (await SetAsync(leader, "Month", "5", "23/11/2026")).ShouldSay("Đã lưu nhiệm vụ định kỳ").ShouldSay("Hằng tháng");
        await GivenAsync(province, 1);
        Assert.Equal(20261201, await province.Database.FirstAsync(row => new Instant(row.Int(0)).LocalDay().ToNumber(),
            "select due from tasks_task where import_key is not null", [], Ct));
        var list = await leader.OpenAsync(Page);
        list.ShouldSay("23/12/2026");
        (await leader.OpenAsync(list.Document.QuerySelector("main a[href*='import=']")!.GetAttribute("href")!)).ShouldSay(What);
        // It is no import, and is not taken back as one.
        Assert.DoesNotContain("Đã nhập 1", (await leader.OpenAsync("/desk/tasks/import")).Text, StringComparison.Ordinal);

        await province.StopAsync();
        province.Time.TurnTo(new DateTimeOffset(2026, 12, 23, 8, 0, 0, TimeSpan.FromHours(7)));
        await province.StartAsync();
        await GivenAsync(province, 2);
        // Two months went by while nobody served: one of them is given, and 23 January 2027 is a Saturday.
        await province.StopAsync();
        province.Time.TurnTo(new DateTimeOffset(2027, 2, 27, 8, 0, 0, TimeSpan.FromHours(7)));
        await province.StartAsync();
        await province.RestartAsync();
        await Task.Delay(TimeSpan.FromSeconds(6), Ct);
        await GivenAsync(province, 2);
        province.Time.TurnTo(new DateTimeOffset(2027, 3, 1, 8, 0, 0, TimeSpan.FromHours(7)));
        await GivenAsync(province, 3);
        Assert.Equal(20270323, await province.Database.FirstAsync(row => row.Int(0), "select next_on from tasks_recurring", [], Ct));
        Assert.Empty((await province.Services.GetRequiredService<Verify>().RunAsync(new(), (_, _) => { }, Ct)).Findings);
    }

    [Theory, EachDatabase]
    public async Task What_cannot_be_given_says_why_is_told_and_goes_on_in_another_name(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using (var clerk = await Counter.OfAsync(province, "clerk.ubnd-tinh"))
        {
            var leader = (await clerk.OpenAsync($"{Page}/new")).Document.QuerySelectorAll("[name='Input.Leader'] option")[1];
            (await SetAsync(clerk, "Week", "2", "25/11/2026", leader.GetAttribute("value"))).ShouldSay("Đã lưu nhiệm vụ định kỳ");
        }
        await province.StopAsync();
        await province.ExecuteAsync("update agencies_staff set locked_at = 1 where id in " +
            "(select staff from agencies_user where user_name = 'clerk.ubnd-tinh')");
        province.Time.TurnTo(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.FromHours(7)));
        await province.StartAsync();
        using var boss = await Counter.OfAsync(province, "leader.ubnd-tinh");
        await Patience.UntilAsync(async () => (await boss.OpenAsync(Page)).Text.Contains("Kỳ này chưa giao được", StringComparison.Ordinal),
            "nobody says why");
        await Task.Delay(TimeSpan.FromSeconds(6), Ct);
        Assert.Equal(1, await province.Database.FirstAsync(
            row => row.Int(0), "select count(distinct key) from notices_notice where kind = 'tasks.notice.recurring'", [], Ct));
        await GivenAsync(province, 0);

        var page = await boss.OpenAsync(Page);
        (await page.Form("main form[data-form]").SubmitAsync("[name=go-on]")).ShouldSay("chạy tiếp dưới tên bạn");
        await GivenAsync(province, 1);
        (await (await boss.OpenAsync(Page)).Form("main form[data-form]").SubmitAsync("[name=stop]")).ShouldSay("Đã dừng");
        province.Time.TurnTo(new DateTimeOffset(2026, 12, 2, 9, 0, 0, TimeSpan.FromHours(7)));
        await Task.Delay(TimeSpan.FromSeconds(6), Ct);
        await GivenAsync(province, 1);
        using var later = await Counter.OfAsync(province, "leader.ubnd-tinh");
        (await (await later.OpenAsync(Page)).Form("main form[data-form]").SubmitAsync("[name=go-on]"))
            .ShouldSay("chạy tiếp dưới tên bạn");
        await GivenAsync(province, 2);

        // Another agency sees none of it, and a unit's officer may not come here.
        using var other = await Counter.OfAsync(province, "leader.so-y-te");
        (await other.OpenAsync(Page)).ShouldSay("Chưa có nhiệm vụ định kỳ nào");
        using var officer = await Counter.OfAsync(province, "specialist");
        (await officer.OpenAsync(Page)).ShouldSay("Bạn không xem được nội dung này");
    }

    [Theory, EachDatabase]
    public async Task It_goes_on_where_its_agency_does(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var leader = await Counter.OfAsync(province, "leader.ubnd-tinh");
        (await SetAsync(leader, "Month", "5", "01/12/2026")).ShouldSay("Sở Tư pháp");
        var agencies = province.Services.GetRequiredService<IAgencies>();
        var (ends, receiver) = (agencies.FindBySlug("so-tu-phap")!.Id.Value, agencies.FindBySlug("so-y-te")!.Id.Value);
        // Twice: what has moved already is left where it is.
        CultureInfo.CurrentUICulture = Preferences.Vietnamese;
        for (var i = 0; i < 2; i++)
            await province.InScopeAsync(async scope =>
            {
                var works = scope.GetServices<IMovingWork>().ToList();
                var counts = new List<MovingCount>();
                foreach (var work in works) counts.AddRange(await work.CountAsync([ends], Ct));
                Assert.Equal(i == 0 ? 1 : 0, counts.Where(one => one.Words == "Nhiệm vụ định kỳ").Sum(one => one.Open));
                foreach (var work in works)
                    Assert.False((await work.MoveAsync(new(new Dictionary<long, long> { [ends] = receiver }), Actor.System("test"), Ct))
                        .IsError);
                return 0;
            });
        Assert.DoesNotContain("Sở Tư pháp", (await leader.OpenAsync(Page)).ShouldSay("Sở Y tế").Text, StringComparison.Ordinal);
        province.Time.TurnTo(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.FromHours(7)));
        await GivenAsync(province, 1);
        Assert.Equal(receiver, await province.Database.FirstAsync(
            row => row.Int(0), "select lead_agency from tasks_task where import_key is not null", [], Ct));
    }

    private static async Task<Page> SetAsync(Counter who, string every, string days, string first, string? leader = null)
    {
        var page = await who.OpenAsync($"{Page}/new");
        var form = page.Form("main form[data-form]");
        form["Input.Content"] = What;
        form["Input.Field"] = "digital-transformation";
        form["Input.Lead"] = page.Document.QuerySelectorAll("[name='Input.Lead'] option")
            .Single(one => one.TextContent == "Sở Tư pháp").GetAttribute("value")!;
        form["Input.Every"] = every;
        form["Input.Days"] = days;
        var day = DateOnly.ParseExact(first, "dd/MM/yyyy", CultureInfo.InvariantCulture);
        (form["Input.First.Day"], form["Input.First.Month"], form["Input.First.Year"]) = ($"{day.Day}", $"{day.Month}", $"{day.Year}");
        if (leader is not null) form["Input.Leader"] = leader;
        return await form.SubmitAsync();
    }

    private static Task GivenAsync(Province province, int expected) => Patience.UntilAsync(
        async () => await CountAsync(province) == expected, $"not {expected} given");

    private static Task<int> CountAsync(Province province) => province.Database.FirstAsync(
        row => (int)row.Int(0), "select count(*) from tasks_task where role = 1 and import_key is not null", [], Ct);
}
