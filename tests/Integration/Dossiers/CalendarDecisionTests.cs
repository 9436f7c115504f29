using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Features;
using OpenProvince.Kernel;
using OpenProvince.Testing;
using OpenProvince.Time;
using OpenProvince.Time.Contracts;

namespace OpenProvince.Integration.Dossiers;

/// <summary>A calendar decision moves the promises it touches, by itself, once, and leaves a trace of each.</summary>
public sealed class CalendarDecisionTests
{
    private const string Storm = """
        { "decision": "77/QĐ-UBND", "adopted": "2026-11-23",
          "days": [ { "date": "2026-11-25", "kind": "SwapOff", "name": "Nghỉ do bão" } ] }
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Open_promises_move_and_others_stay(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var open = await office.AcceptedAsync();
        var oncePaused = await ProcessingAsync(office);
        (await Office.ActAsync(office.Specialist, oncePaused, "request-supplement", Office.Asking("Thiếu"))).Ok();
        (await Office.ActAsync(office.Desk, oncePaused, "supply", Office.Supplying())).Ok();
        var paused = await ProcessingAsync(office);
        (await Office.ActAsync(office.Specialist, paused, "request-supplement", Office.Asking("Thiếu"))).Ok();
        var before = (await EventsAsync(province)).Count;

        var preview = await province.InScopeAsync(async scope =>
        {
            var calendar = (await scope.GetRequiredService<CalendarImport>().PreviewAsync(Storm, Ct)).Value;
            Assert.Equal(2, calendar.Version);
            return await scope.GetRequiredService<IPromises>().PreviewAsync(calendar.Calendar, 1, Ct);
        });
        // The paused one has no running promise; the other two would both lose the storm day.
        Assert.Equal((2, 2), (preview.Open, preview.Moving));
        Assert.Equal((27, 30), (Assert.Single(preview.Examples).Old.LocalDay().Day, preview.Examples[0].New.LocalDay().Day));
        var same = await province.InScopeAsync(scope => scope.GetRequiredService<IPromises>().PreviewAsync(BuiltInCalendar.Set, 5, Ct));
        Assert.Equal((2, 0), (same.Open, same.Moving));

        Assert.False(
            (await province.InScopeAsync(
                scope => scope.GetRequiredService<CalendarImport>().ImportAsync(Storm, Actor.System("test"), Ct))).IsError);
        // The storm day falls out: Thursday, Friday, Monday.
        await WaitAsync(async () => await DueAsync(office, open) == "2026-11-30T17:00:00+07:00"
            && await DueAsync(office, oncePaused) == "2026-11-30T17:00:00+07:00");
        Assert.Equal("2026-11-27T17:00:00+07:00", await DueAsync(office, paused));
        Assert.Equal(2, (await EventsAsync(province)).Count(type => type == "dossier.due-moved"));
        Assert.Equal(before + 3, (await EventsAsync(province)).Count);

        var again =
            await province.InScopeAsync(scope => scope.GetRequiredService<MoveDue.Handler>().HandleAsync(new(2), Actor.System("test"), Ct));
        Assert.Equal(0, again.Value);
        // What was paused resumes by the new calendar.
        (await Office.ActAsync(office.Desk, paused, "supply", Office.Supplying())).Ok();
        Assert.Equal("2026-11-30T17:00:00+07:00", await DueAsync(office, paused));
    }

    [Theory, EachDatabase]
    public async Task The_command_line_says_before_the_decision_whose_date_would_move(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        string code;
        using (var office = await Office.OpenAsync(province))
            code = (string)(await Office.GetAsync(office.Desk, $"/api/dossiers/{await office.AcceptedAsync()}"))
                .Ok().Body!["dossier"]!["code"]!;
        await province.StopAsync();
        var file = Path.Combine(province.Folder, "bao.json");
        await File.WriteAllTextAsync(file, Storm, Ct);

        var (exit, output, error) =
            await ServerProcess.RunAsync(["import", "calendar", file, "--preview", .. await province.ArgumentsAsync()]);

        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("1 trong 1 hồ sơ", output, StringComparison.Ordinal);
        Assert.Contains($"{code}: 17:00 27/11/2026", output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("30/11/2026", output, StringComparison.Ordinal);
    }

    private static async Task<string> ProcessingAsync(Office office)
    {
        var id = await office.AcceptedAsync();
        (await Office.ActAsync(office.Desk, id, "hand-over", new JsonObject { ["to"] = office.Agency })).Ok();
        return id;
    }

    private static async Task<string> DueAsync(Office office, string id) =>
        (string)(await Office.GetAsync(office.Desk, $"/api/dossiers/{id}")).Ok().Body!["dossier"]!["due"]!;

    private static Task<List<string>> EventsAsync(Province province) =>
        province.Database.QueryAsync(row => row.GetString(0), "select type from eventlog_event", [], Ct);

    private static Task WaitAsync(Func<Task<bool>> isTrue) => Patience.UntilAsync(isTrue, "The dates did not move");
}
