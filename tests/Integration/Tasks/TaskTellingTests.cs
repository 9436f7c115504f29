using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;
using OpenProvince.Tasks.Features;
using OpenProvince.Testing;
using static OpenProvince.Integration.Deliveries.Outside;

namespace OpenProvince.Integration.Tasks;

/// <summary>What people are told of tasks, each once, and what nobody is told.</summary>
public sealed class TaskTellingTests
{
    private static readonly string[] Working = [Roles.DeskOfficer, Roles.Specialist, Roles.RecordsClerk, Roles.Leader];

    [Theory, EachDatabase]
    public async Task The_unit_is_told_what_comes_to_it_and_who_assigned_what_comes_back(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await TaskOffice.OpenAsync(province);
        var (chairman, doer) = (Person(province, "ubnd-tinh", Roles.Leader), Person(province, TaskOffice.Lead, Roles.Specialist));
        var given = (await office.GiveAsync()).Ok();
        var (id, code) = (given.Text("id"), given.Text("code"));
        await ToldAsync(province, "given", code, Desk(province, TaskOffice.Lead));
        await ToldAsync(province, "given", $"{code}.2", Desk(province, TaskOffice.Police));
        await ToldAsync(province, "given", $"{code}.3", Desk(province, TaskOffice.Ward));

        (await TaskOffice.ActAsync(office.LeadBoss, id, "hand-over",
            new() { ["officer"] = office.Officer(TaskOffice.Lead, Roles.Specialist) })).Ok();
        await ToldAsync(province, "handed", code, doer);
        (await TaskOffice.ActAsync(office.Chairman, id, "urge")).Ok();
        await ToldAsync(province, "urged", code, doer);
        (await TaskOffice.ActAsync(office.Doer, id, "ask-for-time", Wanted("2026-12-10"))).Ok();
        await ToldAsync(province, "time-asked", code, chairman);
        (await TaskOffice.ActAsync(office.Chairman, await office.IdAsync($"{code}.x1"), "grant-time")).Ok();
        await ToldAsync(province, "time-granted", code, doer);
        (await TaskOffice.ActAsync(office.Doer, id, "ask-for-time", Wanted("2026-12-11"))).Ok();
        (await TaskOffice.ActAsync(office.Chairman, await office.IdAsync($"{code}.x2"), "refuse-time",
            new() { ["reason"] = "Đã gia hạn một lần" })).Ok();
        await ToldAsync(province, "time-refused", code, doer);

        var ward = await office.IdAsync($"{code}.3");
        (await TaskOffice.ActAsync(office.WardDoer, ward, "decline", new() { ["reason"] = "Không thuộc phường" })).Ok();
        await ToldAsync(province, "declined", $"{code}.3", chairman);
        (await TaskOffice.ActAsync(office.Chairman, ward, "reassign", new() { ["to"] = "so-y-te" })).Ok();
        await ToldAsync(province, "given", $"{code}.3", [.. Desk(province, TaskOffice.Ward), .. Desk(province, "so-y-te")]);

        using var officer = await province.SignInAsync($"specialist.{TaskOffice.Lead}");
        var page = await officer.OpenAsync(NoticeLinks.Desk);
        page.ShouldSay($"Nhiệm vụ {code} được đôn đốc").ShouldSay($"Nhiệm vụ {code} được gia hạn đến 17:00");
        Assert.Equal($"/desk/tasks/{code}", (await page.FormWith("input[name=id]").SubmitAsync()).Address.AbsolutePath);
    }

    [Theory, EachDatabase]
    public async Task A_result_is_told_to_who_assigned_and_its_return_when_it_stands(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await TaskOffice.OpenAsync(province);
        var doer = Person(province, TaskOffice.Lead, Roles.Specialist);
        var given = (await office.GiveAsync(TaskOffice.Task())).Ok();
        var (id, code) = (given.Text("id"), given.Text("code"));
        (await TaskOffice.ActAsync(office.Doer, id, "take")).Ok();
        (await TaskOffice.ActAsync(office.Doer, id, "hand-in")).Ok();
        await ToldAsync(province, "handed-in", code, Person(province, "ubnd-tinh", Roles.Leader));
        JsonObject because = new() { ["reason"] = "Còn thiếu biểu số 2" };
        (await TaskOffice.ActAsync(office.Chairman, id, "return", because)).Ok();
        await ToldAsync(province, "returned", code, doer);
        Assert.True(await province.Database.FirstAsync(
            row => row.Int(0), "select shown_at - at from notices_notice where kind = 'tasks.notice.returned'", []) > 60_000_000);
        (await TaskOffice.ActAsync(office.Chairman, id, "undo")).Ok();
        await ToldAsync(province, "returned", code);
        (await TaskOffice.ActAsync(office.Chairman, id, "return", (JsonObject)because.DeepClone())).Ok();
        await ToldAsync(province, "returned", code, doer);
    }

    [Theory, EachDatabase]
    public async Task An_event_met_twice_tells_once_and_nobody_of_what_ended_meanwhile(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await TaskOffice.OpenAsync(province);
        var (first, ended) = ((await office.GiveAsync(TaskOffice.Task())).Ok(), (await office.GiveAsync(TaskOffice.Task())).Ok());
        await ToldAsync(province, "given", first.Text("code"), Desk(province, TaskOffice.Lead));
        await ToldAsync(province, "given", ended.Text("code"), Desk(province, TaskOffice.Lead));
        (await TaskOffice.ActAsync(office.Chairman, ended.Text("id"), "cancel", new() { ["reason"] = "Giao nhầm" })).Ok();
        await province.StopAsync();
        await province.ExecuteAsync($"delete from notices_notice where link = '/desk/tasks/{ended.Text("code")}'");
        await province.ExecuteAsync("update eventlog_checkpoint set seq = 0 where name = 'tasks.tell-people'");
        await province.StartAsync();
        using var again = await TaskOffice.OpenAsync(province);
        var last = (await again.GiveAsync(TaskOffice.Task())).Ok().Text("code");
        await ToldAsync(province, "given", last, Desk(province, TaskOffice.Lead));
        await ToldAsync(province, "given", first.Text("code"), Desk(province, TaskOffice.Lead));
        await ToldAsync(province, "given", ended.Text("code"));
    }

    [Theory, EachDatabase]
    public async Task The_day_is_told_before_it_comes_and_after_it_passed_each_once(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await TaskOffice.OpenAsync(province);
        var (runs, ended, handedIn) = (await TakenAsync(office), await TakenAsync(office), await TakenAsync(office));
        (await TaskOffice.ActAsync(office.Chairman, ended.Id, "cancel", new() { ["reason"] = "Giao nhầm" })).Ok();
        (await TaskOffice.ActAsync(office.Doer, handedIn.Id, "hand-in")).Ok();
        var (doer, boss, chairman) = (Person(province, TaskOffice.Lead, Roles.Specialist), Person(province, TaskOffice.Lead, Roles.Leader),
            Person(province, "ubnd-tinh", Roles.Leader));

        // 7, 3 and 1 working days before Thursday 10/12; 5 and 6 are days off, and 2 and 8 say nothing new.
        foreach (var (day, times) in new[]
            { ("2026-11-30", 0), ("2026-12-01", 1), ("2026-12-02", 1), ("2026-12-06", 1), ("2026-12-07", 2), ("2026-12-08", 2),
                ("2026-12-09", 3), ("2026-12-10", 3) })
        {
            await MorningAsync(province, day);
            Assert.Equal((day, times), (day, (await PeopleAsync(province, "due-soon", runs.Code)).Count));
        }
        Assert.Empty(await PeopleAsync(province, "late", runs.Code));
        await MorningAsync(province, "2026-12-11");
        Assert.Equal((1, 0), await LateAsync(province, runs.Code));
        await MorningAsync(province, "2026-12-13");
        Assert.Equal((1, 0), await LateAsync(province, runs.Code));
        await MorningAsync(province, "2026-12-14");
        await MorningAsync(province, "2026-12-15");
        Assert.Equal([boss], await PeopleAsync(province, "late", runs.Code));
        Assert.Equal([chairman], await PeopleAsync(province, "late-given", runs.Code));
        Assert.Equal([doer, doer, doer], await PeopleAsync(province, "due-soon", runs.Code));

        await province.RestartAsync();
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        Assert.Equal((1, 1), await LateAsync(province, runs.Code));
        Assert.Equal(3, (await PeopleAsync(province, "due-soon", runs.Code)).Count);
        foreach (var over in new[] { ended, handedIn })
            foreach (var kind in new[] { "due-soon", "late", "late-given" })
                Assert.Empty(await PeopleAsync(province, kind, over.Code));
    }

    private static JsonObject Wanted(string day) => new() { ["due"] = day, ["words"] = "640 dòng thiếu nơi sinh" };

    private static async Task<(string Id, string Code)> TakenAsync(TaskOffice office)
    {
        var given = (await office.GiveAsync(TaskOffice.Task("2026-12-10"))).Ok();
        (await TaskOffice.ActAsync(office.Doer, given.Text("id"), "take")).Ok();
        return (given.Text("id"), given.Text("code"));
    }

    /// <summary>The clock stands at half past seven of that day, and what is told then is told.</summary>
    private static async Task MorningAsync(Province province, string day)
    {
        var date = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        province.Time.TurnTo(new DateTimeOffset(date, new TimeOnly(7, 31), TimeSpan.FromHours(7)));
        await province.InScopeAsync(async scope =>
        {
            var work = scope.GetRequiredService<UnitOfWork>();
            await scope.GetServices<IDailyTelling>().OfType<TellDue>().Single()
                .TellAsync(work, date, TestContext.Current.CancellationToken);
            return await work.CommitAsync();
        });
    }

    private static async Task<(int Unit, int Assigner)> LateAsync(Province province, string code) =>
        ((await PeopleAsync(province, "late", code)).Count, (await PeopleAsync(province, "late-given", code)).Count);

    private static Task ToldAsync(Province province, string kind, string code, params long[] people) => UntilAsync(
        async () => (await PeopleAsync(province, kind, code)).SequenceEqual(people.Distinct().Order()), $"{kind} was told of {code}");

    private static async Task<IReadOnlyList<long>> PeopleAsync(Province province, string kind, string code) =>
        await province.Database.QueryAsync(
            row => row.Int(0), "select person from notices_notice where kind = $1 and link = $2 order by person",
            [$"tasks.notice.{kind}", $"/desk/tasks/{code}"]);

    private static long[] Desk(Province province, string agency) => [.. Working.SelectMany(role => At(province, agency, role)).Distinct()];

    private static long Person(Province province, string agency, string role) => At(province, agency, role).First();

    private static IEnumerable<long> At(Province province, string agency, string role) =>
        province.Services.GetRequiredService<IStaff>()
            .At(province.Services.GetRequiredService<IAgencies>().FindBySlug(agency)!.Id, role).Select(one => one.Person.Value);
}
