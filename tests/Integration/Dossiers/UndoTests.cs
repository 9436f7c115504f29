using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Dossiers;

/// <summary>
/// Undoing the last step through the API: the row and the figures go back, the log keeps everything, and nothing else can be undone.
/// </summary>
public sealed class UndoTests(Provinces provinces) : IClassFixture<Provinces>
{
    private static readonly string[] Way = ["hand-over", "propose", "approve", "return"];

    [Theory, EachDatabase]
    public async Task Each_step_goes_back_and_the_way_goes_on(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var id = await office.AcceptedAsync();
        foreach (var verb in Way)
        {
            if (verb == "return") await StepAsync(office, id, "finish");
            await FiguresSettleAsync(province);
            var (row, figures) = (await RowAsync(province, id), await FiguresAsync(province));
            var done = await StepAsync(office, id, verb);
            Assert.NotEqual(row, await RowAsync(province, id));

            var undone = (await Office.ActAsync(Who(office, verb), id, "undo", Revision(done))).Ok();

            Assert.Equal(row, await RowAsync(province, id));
            Assert.Equal(done.Number("revision") + 1, undone.Number("revision"));
            await FiguresSettleAsync(province);
            Assert.Equal(figures, await FiguresAsync(province));
            await StepAsync(office, id, verb);
        }

        var shown = (await Office.GetAsync(office.Desk, $"/api/dossiers/{id}")).Ok();
        Assert.Equal(["returned", "return-undone", "returned", "finished", "approved", "approval-undone", "approved", "proposed",
            "proposal-undone", "proposed",
            "handed-over", "hand-over-undone", "handed-over", "accepted", "filed"],
            shown.Body!["timeline"]!.AsArray().Select(step => (string)step!["kind"]!));
        await FiguresSettleAsync(province);
        await province.StopAsync();
        await province.StartAsync();
        Assert.Empty((await province.Services.GetRequiredService<Verify>().RunAsync((_, _) => { }, Ct)).Findings);
        var before = await FiguresAsync(province);
        await province.Services.GetRequiredService<Rebuild>().RunAsync(null, (_, _, _) => { }, Ct);
        Assert.Equal(before, await FiguresAsync(province));
    }

    [Theory, EachDatabase]
    public async Task A_return_undone_after_midnight_is_taken_off_its_own_day(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var id = await office.AcceptedAsync();
        foreach (var verb in new[] { "hand-over", "propose", "approve", "finish" }) await StepAsync(office, id, verb);
        province.Time.TurnTo(new DateTimeOffset(2026, 11, 23, 23, 59, 40, TimeSpan.FromHours(7)));
        await FiguresSettleAsync(province);
        var figures = await FiguresAsync(province);
        await StepAsync(office, id, "return");
        province.Time.Advance(TimeSpan.FromSeconds(30));
        (await Office.ActAsync(office.Desk, id, "undo")).Ok();
        await FiguresSettleAsync(province);
        Assert.Equal(figures, await FiguresAsync(province));
    }

    [Theory, EachDatabase]
    public async Task Only_the_same_officer_and_only_for_a_minute(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        var id = await office.AcceptedAsync();
        var handed = await StepAsync(office, id, "hand-over");
        // The leader may hand over as well, but did not do it; the citizen may not at all; another unit has nothing to do with it.
        (await Office.ActAsync(office.Leader, id, "undo", Revision(handed))).Refused(403, "cases.undo-not-yours");
        (await Office.ActAsync(office.Admin, id, "undo", Revision(handed))).Refused(403, "cases.not-allowed");
        (await Office.ActAsync(office.Citizen, id, "undo", Revision(handed))).Refused(404, "dossiers.not-found");
        using var other = await office.ClientAsync("desk.so-tu-phap");
        (await Office.ActAsync(other, id, "undo", Revision(handed))).Refused(403, "cases.not-allowed");

        province.Time.Advance(TimeSpan.FromSeconds(61));
        (await Office.ActAsync(office.Desk, id, "undo", Revision(handed))).Refused(409, "cases.undo-too-late");
        handed = await StepAsync(office, id, "propose");
        province.Time.Advance(TimeSpan.FromSeconds(60));
        (await Office.ActAsync(office.Specialist, id, "undo", Revision(handed))).Ok();
    }

    [Theory, EachDatabase]
    public async Task A_later_step_a_stale_revision_and_a_written_answer_stand_in_the_way(DatabaseEngine engine)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        var id = await office.AcceptedAsync();
        (await Office.ActAsync(office.Desk, id, "undo")).Refused(409, "cases.undo-not-possible");
        (await Office.ActAsync(office.Desk, id, "undo", new JsonObject { ["revision"] = 1 })).Refused(409, "kernel.stale");
        var handed = await StepAsync(office, id, "hand-over");
        await StepAsync(office, id, "propose");
        (await Office.ActAsync(office.Desk, id, "undo", Revision(handed))).Refused(409, "cases.undo-later-step");
        (await Office.ActAsync(office.Specialist, id, "undo", new JsonObject { ["revision"] = 2 })).Refused(409, "kernel.stale");
        (await Office.ActAsync(office.Specialist, id, "undo")).Ok();
        (await Office.ActAsync(office.Specialist, id, "undo")).Refused(409, "cases.undo-not-possible");
        (await Office.ActAsync(office.Specialist, id, "request-supplement", Office.Asking("Thiếu giấy ly hôn"))).Ok();
        (await Office.ActAsync(office.Specialist, id, "undo")).Refused(409, "cases.undo-not-possible");

        var own = await office.FiledAsync();
        (await Office.ActAsync(office.Citizen, own, "withdraw")).Ok();
        (await Office.ActAsync(office.Citizen, own, "undo")).Refused(409, "cases.undo-not-possible");
    }

    [Theory, EachDatabase]
    public async Task The_same_key_is_one_undo(DatabaseEngine engine)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        var id = await office.AcceptedAsync();
        var handed = await StepAsync(office, id, "hand-over");
        var key = $"undo-{Ids.Next()}";
        var answers =
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Office.ActAsync(office.Desk, id, "undo", Revision(handed), key)));
        Assert.Single(answers.Select(answer => answer.Ok().Body!.ToJsonString()).Distinct());
    }

    [Theory, EachDatabase]
    public async Task Of_undoing_and_the_next_officers_act_at_once_one_is_refused(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        for (var round = 0; round < 6; round++)
        {
            var id = await office.AcceptedAsync();
            var handed = await StepAsync(office, id, "hand-over");
            var undo = Office.ActAsync(office.Desk, id, "undo", Revision(handed));
            var propose = Office.ActAsync(office.Specialist, id, "propose", Revision(handed));
            var answers = await Task.WhenAll(undo, propose);

            Assert.Single(answers, answer => answer.Status == 200);
            Assert.Single(answers, answer => answer.Status == 409);
            var state = (await Office.GetAsync(office.Desk, $"/api/dossiers/{id}")).Ok().Body!["dossier"]!;
            Assert.Equal(
                answers[0].Status == 200 ? (2, "hand-over") : (4, "approve"), ((int)state["state"]!, (string)state["next"]!["action"]!));
        }
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static HttpClient Who(Office office, string verb) => verb switch
    {
        "propose" or "finish" => office.Specialist,
        "approve" => office.Leader,
        _ => office.Desk,
    };

    private static async Task<Answer> StepAsync(Office office, string id, string verb) =>
        (await Office.ActAsync(Who(office, verb), id, verb, verb == "hand-over" ? new JsonObject { ["to"] = office.Agency } : [])).Ok();

    private static JsonObject Revision(Answer done) => new() { ["revision"] = done.Number("revision") };

    /// <summary>The state row but for its place in the log and the moment of the last step.</summary>
    private static Task<string?> RowAsync(Province province, string id) => province.Database.FirstAsync(
        row => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(row.GetValue)),
        """
        select state, holder_agency, holder_officer, next_action, next_due, due, calendar_version, rule_version, accepted_at, near_at,
          paused_at, pauses, remaining, supplement_limit, supplied_at, not_by, approved_at, finished_at, timeliness,
          returned_at, bucket, sort_at
        from dossiers_dossier where id = $1
        """, [long.Parse(id, System.Globalization.CultureInfo.InvariantCulture)], Ct);

    private static Task<List<string>> FiguresAsync(Province province) => province.Database.QueryAsync(
        row => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(row.GetValue)),
        "select measure, unit, period, key, desk, online, portal, post from measures_dossiers_rollup where desk <> 0 or online <> 0 or " +
        "portal <> 0 or post <> 0 order by measure, unit, period, key",
        [], Ct);

    /// <summary>Waits until the figures have read the whole log.</summary>
    private static async Task FiguresSettleAsync(Province province)
    {
        var last = await province.Database.FirstAsync(row => row.Int(0), "select count(*) from eventlog_event", [], Ct);
        var figures = province.Services.GetRequiredService<ProjectionRunner>();
        await Patience.UntilAsync(() => figures.Status("measures.dossiers")?.Seq >= last, "The figures did not catch up with the log");
    }
}
