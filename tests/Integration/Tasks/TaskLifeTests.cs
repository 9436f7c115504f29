using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Tasks;

/// <summary>A leader's task from its assignment to its grade through the API, and everything that is refused on the way.</summary>
public sealed class TaskLifeTests(Provinces provinces) : IClassFixture<Provinces>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_task_lives_with_a_lead_and_two_units_until_its_grade(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await TaskOffice.OpenAsync(province);
        var given = (await office.GiveAsync()).Ok();
        var (id, code) = (given.Text("id"), given.Text("code"));
        Assert.Equal(("NV-2026-0001", "given", "2026-11-30T17:00:00+07:00"), (code, given.Text("state"), given.Text("due")));
        var (police, ward) = (await office.IdAsync($"{code}.2"), await office.IdAsync($"{code}.3"));
        (await TaskOffice.ActAsync(office.Doer, id, "take")).Ok();
        (await TaskOffice.ActAsync(office.Doer, id, "report", new() { ["percent"] = 58, ["words"] = "Đã xong 3.190 dòng",
            ["files"] = new JsonArray(await TaskOffice.UploadAsync(office.Doer)) })).Ok();
        (await TaskOffice.ActAsync(office.Doer, id, "hand-in")).Refused(409, "tasks.part-open");
        Assert.Contains($"{code}.2", (await TaskOffice.ActAsync(office.Doer, id, "hand-in")).Text("detail"), StringComparison.Ordinal);
        foreach (var (who, part) in new[] { (office.PoliceDoer, police), (office.WardDoer, ward) })
        {
            (await TaskOffice.ActAsync(who, part, "take")).Ok();
            (await TaskOffice.ActAsync(who, part, "hand-in", new() { ["words"] = "Đã đối chiếu" })).Ok();
            Assert.Equal("accepted", (await TaskOffice.ActAsync(office.Chairman, part, "accept")).Ok().Text("state"));
        }
        Assert.Equal("accept", (string?)(await TaskOffice.ActAsync(office.Doer, id, "hand-in")).Ok().Body!["next"]!["action"]);
        (await TaskOffice.ActAsync(office.Clerk, id, "accept")).Refused(403, "cases.not-allowed");
        (await TaskOffice.ActAsync(office.Chairman, id, "accept")).Ok();

        var shown = await TaskOffice.ShowAsync(office.Doer, code);
        var task = shown["task"]!;
        Assert.Equal(("accepted", "early", "excellent", 100),
            ((string)task["state"]!, (string)task["timeliness"]!, (string)task["grade"]!, (int)task["points"]!));
        Assert.Equal(["accepted", "handed-in", "reported", "taken", "assigned"],
            shown["timeline"]!.AsArray().Select(step => (string)step!["kind"]!));
        Assert.Equal("218/TB-UBND", (string?)shown["source"]!["number"]);
        var file = (string)Assert.Single(shown["timeline"]![2]!["files"]!.AsArray())!;
        Assert.Equal(200, (int)(await office.Chairman.GetAsync($"/api/files/{file}", Ct)).StatusCode);
        Assert.Equal(404, (int)(await office.Elsewhere.GetAsync($"/api/files/{file}", Ct)).StatusCode);
        Assert.Empty((await province.Services.GetRequiredService<Verify>().RunAsync(new(), (_, _) => { }, Ct)).Findings);

        await province.RestartAsync();
        using var again = await TaskOffice.OpenAsync(province);
        Assert.Equal(shown.ToJsonString(), (await TaskOffice.ShowAsync(again.Doer, code)).ToJsonString());
    }

    [Theory, EachDatabase]
    public async Task Time_is_asked_for_given_given_for_another_day_and_refused(DatabaseEngine engine)
    {
        using var office = await TaskOffice.OpenAsync(await provinces.OnAsync(engine));
        var given = (await office.GiveAsync()).Ok();
        var (id, code) = (given.Text("id"), given.Text("code"));
        var part = await office.IdAsync($"{code}.2");
        JsonObject Wanted(string day) => new() { ["due"] = day, ["words"] = "640 dòng thiếu nơi sinh" };
        (await TaskOffice.ActAsync(office.PoliceDoer, part, "ask-for-time", Wanted("2026-12-01")))
            .Refused(400, "tasks.part-after-whole", "due");
        (await TaskOffice.ActAsync(office.PoliceDoer, part, "ask-for-time", Wanted("2026-11-29"))).Refused(400, "tasks.day-off", "due");
        (await TaskOffice.ActAsync(office.PoliceDoer, part, "ask-for-time", new() { ["due"] = "2026-11-30" }))
            .Refused(400, "cases.reason-missing", "words");
        (await TaskOffice.ActAsync(office.PoliceDoer, part, "ask-for-time", Wanted("2026-11-30"))).Ok();
        (await TaskOffice.ActAsync(office.PoliceDoer, part, "ask-for-time", Wanted("2026-11-30"))).Refused(409, "tasks.ask-open");
        var ask = await office.IdAsync($"{code}.2.x1");
        (await TaskOffice.ActAsync(office.LeadBoss, ask, "grant-time")).Refused(403, "cases.not-allowed");
        Assert.Equal("granted", (await TaskOffice.ActAsync(office.Chairman, ask, "grant-time")).Ok().Text("state"));
        var row = (await TaskOffice.ShowAsync(office.PoliceDoer, $"{code}.2"))["task"]!;
        Assert.Equal(("2026-11-30T17:00:00+07:00", "2026-11-27T17:00:00+07:00"), ((string)row["due"]!, (string)row["firstDue"]!));

        (await TaskOffice.ActAsync(office.Doer, id, "ask-for-time", Wanted("2026-12-10"))).Ok();
        (await TaskOffice.ActAsync(office.Chairman, await office.IdAsync($"{code}.x1"), "grant-time",
            new() { ["due"] = "2026-12-03" })).Ok();
        (await TaskOffice.ActAsync(office.Doer, id, "ask-for-time", Wanted("2026-12-10"))).Ok();
        var second = await office.IdAsync($"{code}.x2");
        (await TaskOffice.ActAsync(office.Chairman, second, "refuse-time")).Refused(400, "cases.reason-missing");
        (await TaskOffice.ActAsync(office.Chairman, second, "refuse-time", new() { ["reason"] = "Giữ hạn đã lùi" })).Ok();
        Assert.Equal("2026-12-03T17:00:00+07:00", (string?)(await TaskOffice.ShowAsync(office.Doer, code))["task"]!["due"]);
        // A third one is dropped when the task is handed in; nothing waits for the leader but the result.
        (await TaskOffice.ActAsync(office.WardDoer, await office.IdAsync($"{code}.3"), "take")).Ok();
        (await TaskOffice.ActAsync(office.WardDoer, await office.IdAsync($"{code}.3"), "ask-for-time", Wanted("2026-11-27"))).Ok();
        (await TaskOffice.ActAsync(office.WardDoer, await office.IdAsync($"{code}.3"), "hand-in")).Ok();
        Assert.Equal("dropped", (string?)(await TaskOffice.ShowAsync(office.WardDoer, $"{code}.3.x1"))["task"]!["state"]);
    }

    [Theory, EachDatabase]
    public async Task It_is_sent_back_undone_declined_and_given_to_another_unit(DatabaseEngine engine)
    {
        using var office = await TaskOffice.OpenAsync(await provinces.OnAsync(engine));
        var given = (await office.GiveAsync(TaskOffice.Task())).Ok();
        var id = given.Text("id");
        (await TaskOffice.ActAsync(office.LeadBoss, id, "hand-over",
            new() { ["officer"] = office.Officer(TaskOffice.Lead, Roles.Specialist) })).Ok();
        (await TaskOffice.ActAsync(office.Doer, id, "hand-in")).Ok();
        (await TaskOffice.ActAsync(office.Chairman, id, "return")).Refused(400, "cases.reason-missing");
        (await TaskOffice.ActAsync(office.Chairman, id, "return", new() { ["reason"] = "Thiếu biên bản" })).Ok();
        Assert.Equal("handed-in", (await TaskOffice.ActAsync(office.Chairman, id, "undo")).Ok().Text("state"));
        Assert.Equal("returned",
            (await TaskOffice.ActAsync(office.Chairman, id, "return", new() { ["reason"] = "Thiếu biên bản" })).Ok().Text("state"));
        (await TaskOffice.ActAsync(office.Doer, id, "hand-in")).Ok();
        (await TaskOffice.ActAsync(office.Chairman, id, "accept", new() { ["grade"] = "good" })).Refused(400, "tasks.grade-without-words");
        (await TaskOffice.ActAsync(office.Chairman, id, "accept", new() { ["exempt"] = true, ["words"] = "Mưa lũ" }))
            .Refused(400, "tasks.not-late");
        (await TaskOffice.ActAsync(office.Chairman, id, "accept", new() { ["grade"] = "good", ["words"] = "Đúng yêu cầu" })).Ok();
        Assert.Equal("handed-in", (await TaskOffice.ActAsync(office.Chairman, id, "undo")).Ok().Text("state"));

        var other = (await office.GiveAsync(TaskOffice.Task())).Ok().Text("id");
        (await TaskOffice.ActAsync(office.Doer, other, "decline", new() { ["reason"] = "Thuộc Công an tỉnh" })).Ok();
        var moved = (await TaskOffice.ActAsync(office.Chairman, other, "reassign", new() { ["to"] = TaskOffice.Police,
            ["due"] = "2026-12-04" })).Ok();
        Assert.Equal(("given", "2026-12-04T17:00:00+07:00"), (moved.Text("state"), moved.Text("due")));
        (await TaskOffice.ActAsync(office.Doer, other, "take")).Refused(403, "cases.not-allowed");
        (await TaskOffice.ActAsync(office.PoliceDoer, other, "take")).Ok();
        (await TaskOffice.ActAsync(office.Clerk, other, "urge")).Ok();
        (await TaskOffice.ActAsync(office.Clerk, other, "cancel", new() { ["reason"] = "x" })).Refused(403, "cases.not-allowed");
    }

    [Theory, EachDatabase]
    public async Task Cancelled_it_takes_its_parts_and_requests_along(DatabaseEngine engine)
    {
        using var office = await TaskOffice.OpenAsync(await provinces.OnAsync(engine));
        var given = (await office.GiveAsync()).Ok();
        var (id, code) = (given.Text("id"), given.Text("code"));
        (await TaskOffice.ActAsync(office.PoliceDoer, await office.IdAsync($"{code}.2"), "ask-for-time",
            new() { ["due"] = "2026-11-30", ["words"] = "Cần thêm" })).Ok();
        (await TaskOffice.ActAsync(office.Clerk, id, "add-part", TaskOffice.Part("so-y-te", "2026-12-01")))
            .Refused(400, "tasks.part-after-whole");
        (await TaskOffice.ActAsync(office.Clerk, id, "add-part", TaskOffice.Part("so-y-te"))).Ok();
        (await TaskOffice.ActAsync(office.Chairman, id, "cancel", new() { ["reason"] = "Trùng nhiệm vụ khác" })).Ok();
        var shown = await TaskOffice.ShowAsync(office.Elsewhere, code);
        Assert.Equal([$"{code}.2 cancelled", $"{code}.3 cancelled", $"{code}.4 cancelled", $"{code}.2.x1 dropped"],
            shown["family"]!.AsArray().Select(one => $"{one!["code"]} {one["state"]}"));
    }
}
