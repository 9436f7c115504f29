using System.CommandLine;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Server.Verbs;

/// <summary>Takes over what the province decided outside the program: working calendars, and the deadline rules of a new law.</summary>
internal static class ImportVerb
{
    private const int Examples = 5;

    public static Command Make(Say say)
    {
        var command = new Command("import", say["host.import.about"]);
        command.Subcommands.Add(File(say, "calendar", CalendarAsync));
        command.Subcommands.Add(File(say, "rules", RulesAsync));
        return command;
    }

    /// <summary>What came in a file is taken over, or with <c>--preview</c> only looked through; a wrong file changes nothing.</summary>
    private static Command File(Say say, string name, Func<Say, WebApplication, string, bool, CancellationToken, Task<Error?>> import)
    {
        var command = new Command(name, say[$"host.import.{name}.about"]);
        var common = new CommonOptions(command, say);
        var file = new Argument<string>("FILE") { Description = say[$"host.import.{name}.file"] };
        var preview = new Option<bool>("--preview") { Description = say[$"host.import.{name}.preview"] };
        command.Arguments.Add(file);
        command.Options.Add(preview);
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(say, async () =>
        {
            await using var app = ServerApp.Build(common.Read(parsed));
            await ServerApp.PrepareAsync(app, ct);
            if (await import(say, app, parsed.GetValue(file)!, parsed.GetValue(preview), ct) is not { } wrong) return CommandLine.Done;
            say.Error(wrong);
            return CommandLine.Found;
        }));
        return command;
    }

    private static async Task<Error?> CalendarAsync(Say say, WebApplication app, string file, bool preview, CancellationToken ct)
    {
        var imported = await app.Services.GetRequiredService<CalendarImport>()
            .ImportFileAsync(file, store: !preview, Actor.System("import"), ct);
        if (imported.IsError) return imported.Error;
        Report(say, imported.Value, preview);
        if (preview) await ReportPromisesAsync(say, app, imported.Value.Calendar, ct);
        return null;
    }

    private static async Task<Error?> RulesAsync(Say say, WebApplication app, string file, bool preview, CancellationToken ct)
    {
        var imported = await app.Services.GetRequiredService<RulesImport>()
            .ImportFileAsync(file, keep: !preview, Actor.System("import"), ct);
        if (imported.IsError) return imported.Error;
        say.Line(preview ? "host.import.rules.would" : "host.import.rules.done",
            ("version", imported.Value.Version), ("basis", imported.Value.LegalBasis),
            ("from", DayWords.Date(imported.Value.EffectiveFrom)));
        return null;
    }

    private static void Report(Say say, CalendarImported imported, bool preview)
    {
        say.Line(preview ? "host.import.calendar.would" : "host.import.calendar.done", ("version", imported.Version),
            ("decision", imported.Decision));
        if (imported.Change is not { } change) say.Line("host.import.calendar.no-change");
        else
            say.Line("host.import.calendar.change", ("days", change.Days), ("first", DayWords.Date(change.First)),
                ("last", DayWords.Date(change.Last)));
    }

    /// <summary>How many citizens would get another date, before anybody decides.</summary>
    private static async Task ReportPromisesAsync(Say say, WebApplication app, CalendarSet calendar, CancellationToken ct)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var promises = await scope.ServiceProvider.GetRequiredService<IPromises>().PreviewAsync(calendar, Examples, ct);
        say.Line("host.import.calendar.promises", ("moving", promises.Moving), ("open", promises.Open));
        foreach (var one in promises.Examples)
            say.Line("host.import.calendar.promise", ("code", one.Code), ("old", Moment(one.Old)), ("new", Moment(one.New)));
    }

    private static string Moment(Instant at) => $"{DayWords.Clock(at)} {DayWords.Date(at.LocalDay())}";
}
