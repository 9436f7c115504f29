using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Backups.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Tasks;

/// <summary>Who may give to whom, repeats, stale revisions, two people at once, and the list.</summary>
public sealed class TaskDoorTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task A_leader_gives_to_units_below_and_beside_and_a_clerk_in_a_leaders_name(DatabaseEngine engine)
    {
        using var office = await TaskOffice.OpenAsync(await provinces.OnAsync(engine));
        var task = TaskOffice.Task();
        (await office.GiveAsync(task, who: office.Doer)).Refused(403, "cases.not-allowed");
        (await office.GiveAsync(task, who: office.Clerk)).Refused(400, "tasks.leader-missing", "leader");
        task["leader"] = office.Officer(TaskOffice.Lead, Roles.Leader);
        (await office.GiveAsync(task, who: office.Clerk)).Refused(400, "tasks.leader-unknown", "leader");
        task["leader"] = office.Officer("ubnd-tinh", Roles.Leader);
        Assert.Equal("given", (await office.GiveAsync(task, who: office.Clerk)).Ok().Text("state"));

        // A department gives to one beside it under the same committee, but not upwards and not below another one.
        var beside = TaskOffice.Task();
        beside["lead"] = "so-y-te";
        (await office.GiveAsync(beside, who: office.LeadBoss)).Ok();
        foreach (var far in new[] { "ubnd-tinh", TaskOffice.Ward })
        {
            beside["lead"] = far;
            (await office.GiveAsync(beside, who: office.LeadBoss)).Refused(400, "tasks.unit-elsewhere", "lead");
        }
    }

    [Theory, EachDatabase]
    public async Task Everything_that_is_wrong_is_said_at_once(DatabaseEngine engine)
    {
        using var office = await TaskOffice.OpenAsync(await provinces.OnAsync(engine));
        var wrong = await office.GiveAsync(new JsonObject { ["lead"] = "khong-co", ["due"] = "2026-11-24", ["field"] = "khac" });
        Assert.Equal(400, wrong.Status);
        Assert.Equal(["content", "due", "field", "lead"],
            wrong.Body!["errors"]!.AsArray().Select(one => (string)one!["field"]!).Order(StringComparer.Ordinal));
        var twice = TaskOffice.Task("2026-11-30", TaskOffice.Part(TaskOffice.Lead));
        (await office.GiveAsync(twice)).Refused(400, "tasks.unit-twice", "parts");
        var late = TaskOffice.Task("2026-11-30", TaskOffice.Part(TaskOffice.Police, "2026-12-01"));
        (await office.GiveAsync(late)).Refused(400, "tasks.part-after-whole", "parts.1.due");
    }

    [Theory, EachDatabase]
    public async Task Days_of_a_task_its_parts_and_its_start_fit_together(DatabaseEngine engine)
    {
        using var office = await TaskOffice.OpenAsync(await provinces.OnAsync(engine));
        var task = TaskOffice.Task("2026-11-30", TaskOffice.Part(TaskOffice.Police));
        // Behind the last day of the calendar nobody knows when the time begins: it is not "now".
        task["start"] = "2099-01-05";
        (await office.GiveAsync(task)).Refused(400, "tasks.day-too-far", "start");
        // The part ends on the 27th, before the whole begins.
        task["start"] = "2026-11-30";
        (await office.GiveAsync(task)).Refused(400, "tasks.day-before-start", "parts.1.due");
        task["start"] = "2026-11-26";
        var given = (await office.GiveAsync(task)).Ok();
        JsonObject To(string due) => new() { ["to"] = "so-y-te", ["due"] = due };
        // Given to another unit: not before it begins, and not before its part ends, which the refusal names.
        (await TaskOffice.ActAsync(office.Chairman, given.Text("id"), "reassign", To("2026-11-25")))
            .Refused(400, "tasks.day-before-start", "due");
        var early = await TaskOffice.ActAsync(office.Chairman, given.Text("id"), "reassign", To("2026-11-26"));
        early.Refused(400, "tasks.part-outlasts", "due");
        Assert.Contains($"{given.Text("code")}.2", early.Body!.ToJsonString(), StringComparison.Ordinal);
        (await TaskOffice.ActAsync(office.Chairman, given.Text("id"), "reassign", To("2026-11-27"))).Ok();
    }

    [Theory, EachDatabase]
    public async Task The_same_key_gets_the_same_answer_and_an_old_revision_none(DatabaseEngine engine)
    {
        using var office = await TaskOffice.OpenAsync(await provinces.OnAsync(engine));
        var key = $"key-{Ids.Next()}";
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => office.GiveAsync(key: key)));
        Assert.Single(answers.Select(answer => answer.Ok().Body!.ToJsonString()).Distinct());
        (await office.GiveAsync(TaskOffice.Task(), key)).Refused(409, "kernel.duplicate-request");
        var (id, seen) = (answers[0].Text("id"), answers[0].Number("revision"));
        var first = (await TaskOffice.ActAsync(office.Doer, id, "take", new() { ["revision"] = seen }, "nhan")).Ok();
        Assert.Equal(first.Body!.ToJsonString(),
            (await TaskOffice.ActAsync(office.Doer, id, "take", new() { ["revision"] = seen }, "nhan")).Ok().Body!.ToJsonString());
        (await TaskOffice.ActAsync(office.Chairman, id, "urge", new() { ["revision"] = seen })).Refused(409, "kernel.stale");
    }

    [Theory, EachDatabase]
    public async Task Of_several_at_once_one_is_first(DatabaseEngine engine)
    {
        using var office = await TaskOffice.OpenAsync(await provinces.OnAsync(engine));
        var given = (await office.GiveAsync()).Ok();
        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TaskOffice.ActAsync(office.Doer, given.Text("id"), "take")));
        Assert.Single(taken, answer => answer.Status == 200);
        Assert.All(taken.Where(answer => answer.Status != 200), answer => Assert.True(
            answer is { Status: 409, Code: "kernel.stale" or "tasks.wrong-state" }, $"{answer.Status} {answer.Body}"));
        var body = new JsonObject { ["due"] = "2026-12-04", ["words"] = "Cần thêm" };
        var asked = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            TaskOffice.ActAsync(office.Doer, given.Text("id"), "ask-for-time", body.DeepClone().AsObject())));
        Assert.Single(asked, answer => answer.Status == 200);
        Assert.All(asked.Where(answer => answer.Status != 200), answer => Assert.True(
            answer is { Status: 409, Code: "kernel.stale" or "tasks.ask-open" or "tasks.code-taken" }, $"{answer.Status} {answer.Body}"));
    }

    /// <summary>Codes given out after the moment a backup stands at are in letters: none of them names another task.</summary>
    [Theory, EachDatabase]
    public async Task After_a_restore_numbers_go_on_behind_all_that_may_have_been_given(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await TaskOffice.OpenAsync(province);
        (await office.GiveAsync(TaskOffice.Task())).Ok();
        await province.InScopeAsync(async scope =>
        {
            var now = scope.GetRequiredService<Clock>().Now;
            foreach (var step in scope.GetServices<IRestoreStep>()) await step.RunAsync(now, now, TestContext.Current.CancellationToken);
            return true;
        });
        Assert.Equal("NV-2026-10001", (await office.GiveAsync(TaskOffice.Task())).Ok().Text("code"));
    }

    [Theory, EachDatabase]
    public async Task The_list_shows_each_reader_their_part(DatabaseEngine engine)
    {
        using var office = await TaskOffice.OpenAsync(await provinces.OnAsync(engine));
        var code = (await office.GiveAsync()).Ok().Text("code");
        async Task<string[]> ListAsync(HttpClient who, string query) =>
            [.. (await Office.GetAsync(who, $"/api/tasks?pageSize=200&{query}")).Ok().Body!["rows"]!.AsArray()
                .Select(row => (string)row!["code"]!)];

        Assert.Contains(code, await ListAsync(office.Doer, "tab=mine"));
        Assert.DoesNotContain($"{code}.2", await ListAsync(office.Doer, "tab=mine"));
        Assert.Contains($"{code}.2", await ListAsync(office.PoliceDoer, "tab=unit&period=2026-11&field=land&state=given"));
        Assert.Contains($"{code}.3", await ListAsync(office.Chairman, $"tab=given&unit={TaskOffice.Ward}"));
        Assert.DoesNotContain(code, await ListAsync(office.Elsewhere, ""));
        (await Office.GetAsync(office.Elsewhere, $"/api/tasks/{code}")).Refused(403, "cases.not-allowed");
        (await Office.GetAsync(office.Elsewhere, "/api/tasks/NV-2026-9999")).Refused(404, "tasks.not-found");
        (await Office.GetAsync(office.Doer, "/api/tasks?tab=moi&period=2026-13")).Refused(400, "tasks.filter-unknown", "tab");
    }
}
