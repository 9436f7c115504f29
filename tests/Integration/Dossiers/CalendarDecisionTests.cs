using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Dossiers.Features;
using OpenProvince.Kernel;
using OpenProvince.Testing;
using OpenProvince.Time;

namespace OpenProvince.Integration.Dossiers;

/// <summary>A calendar decision moves the promises it touches, by itself, once, and leaves a trace of each.</summary>
public sealed class CalendarDecisionTests
{
    private const string Storm = """
        { "decision": "77/QĐ-UBND", "adopted": "2026-11-23", "days": [ { "date": "2026-11-25", "kind": "SwapOff", "name": "Nghỉ do bão" } ] }
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Open_promises_move_and_others_stay(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var open = await office.AcceptedAsync();
        var oncePaused = await ProcessingAsync(office);
        (await Office.ActAsync(office.Specialist, oncePaused, "request-supplement", new JsonObject { ["reason"] = "Thiếu" })).Ok();
        (await Office.ActAsync(office.Desk, oncePaused, "supply")).Ok();
        var paused = await ProcessingAsync(office);
        (await Office.ActAsync(office.Specialist, paused, "request-supplement", new JsonObject { ["reason"] = "Thiếu" })).Ok();
        var before = (await EventsAsync(province)).Count;

        var preview = await province.InScopeAsync(async scope =>
        {
            var calendar = (await scope.GetRequiredService<CalendarImport>().PreviewAsync(Storm, Ct)).Value;
            Assert.Equal(2, calendar.Version);
            return await scope.GetRequiredService<MoveDue.Query>().PreviewAsync(BuiltInCalendar.Set, 5, Ct);
        });
        Assert.Equal((2, 0), (preview.Open, preview.Moving));

        Assert.False((await province.InScopeAsync(scope => scope.GetRequiredService<CalendarImport>().ImportAsync(Storm, Actor.System("test"), Ct))).IsError);
        // The storm day falls out: Thursday, Friday, Monday.
        await WaitAsync(async () => await DueAsync(office, open) == "2026-11-30T17:00:00+07:00" && await DueAsync(office, oncePaused) == "2026-11-30T17:00:00+07:00");
        Assert.Equal("2026-11-27T17:00:00+07:00", await DueAsync(office, paused));
        Assert.Equal(2, (await EventsAsync(province)).Count(type => type == "dossier.due-moved"));
        Assert.Equal(before + 3, (await EventsAsync(province)).Count);

        var again = await province.InScopeAsync(scope => scope.GetRequiredService<MoveDue.Handler>().HandleAsync(new(2), Actor.System("test"), Ct));
        Assert.Equal(0, again.Value);
        // What was paused resumes by the new calendar.
        (await Office.ActAsync(office.Desk, paused, "supply")).Ok();
        Assert.Equal("2026-11-30T17:00:00+07:00", await DueAsync(office, paused));
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

    private static async Task WaitAsync(Func<Task<bool>> isTrue)
    {
        for (var i = 0; i < 100 && !await isTrue(); i++) await Task.Delay(200, Ct);
        Assert.True(await isTrue());
    }
}
