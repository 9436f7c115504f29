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
        command.Subcommands.Add(Calendar(say));
        command.Subcommands.Add(Rules(say));
        return command;
    }

    private static Command Calendar(Say say)
    {
        var command = new Command("calendar", say["host.import.calendar.about"]);
        var common = new CommonOptions(command, say);
        var file = new Argument<string>("FILE") { Description = say["host.import.calendar.file"] };
        var preview = new Option<bool>("--preview") { Description = say["host.import.calendar.preview"] };
        command.Arguments.Add(file);
        command.Options.Add(preview);
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(say, async () =>
        {
            await using var app = ServerApp.Build(common.Read(parsed));
            await ServerApp.PrepareAsync(app, ct);
            var only = parsed.GetValue(preview);
            var imported = await app.Services.GetRequiredService<CalendarImport>()
                .ImportFileAsync(parsed.GetValue(file)!, store: !only, Actor.System("import"), ct);
            if (imported.IsError)
            {
                say.Error(imported.Error);
                return CommandLine.Found;
            }

            Report(say, imported.Value, only);
            if (only) await ReportPromisesAsync(say, app, imported.Value.Calendar, ct);
            return CommandLine.Done;
        }));
        return command;
    }

    private static Command Rules(Say say)
    {
        var command = new Command("rules", say["host.import.rules.about"]);
        var common = new CommonOptions(command, say);
        var file = new Argument<string>("FILE") { Description = say["host.import.rules.file"] };
        var preview = new Option<bool>("--preview") { Description = say["host.import.rules.preview"] };
        command.Arguments.Add(file);
        command.Options.Add(preview);
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(say, async () =>
        {
            await using var app = ServerApp.Build(common.Read(parsed));
            await ServerApp.PrepareAsync(app, ct);
            var only = parsed.GetValue(preview);
            var imported = await app.Services.GetRequiredService<RulesImport>().ImportFileAsync(parsed.GetValue(file)!, keep: !only, Actor.System("import"), ct);
            if (imported.IsError)
            {
                say.Error(imported.Error);
                return CommandLine.Found;
            }
            say.Line(only ? "host.import.rules.would" : "host.import.rules.done",
                ("version", imported.Value.Version), ("basis", imported.Value.LegalBasis), ("from", DayWords.Date(imported.Value.EffectiveFrom)));
            return CommandLine.Done;
        }));
        return command;
    }

    private static void Report(Say say, CalendarImported imported, bool preview)
    {
        say.Line(preview ? "host.import.calendar.would" : "host.import.calendar.done", ("version", imported.Version), ("decision", imported.Decision));
        if (imported.Change is not { } change) say.Line("host.import.calendar.no-change");
        else say.Line("host.import.calendar.change", ("days", change.Days), ("first", DayWords.Date(change.First)), ("last", DayWords.Date(change.Last)));
    }

    /// <summary>How many citizens would get another date, before anybody decides.</summary>
    private static async Task ReportPromisesAsync(Say say, WebApplication app, CalendarSet calendar, CancellationToken ct)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var promises = await scope.ServiceProvider.GetRequiredService<IPromises>().PreviewAsync(calendar, Examples, ct);
        say.Line("host.import.calendar.promises", ("moving", promises.Moving), ("open", promises.Open));
        foreach (var one in promises.Examples) say.Line("host.import.calendar.promise", ("code", one.Code), ("old", Moment(one.Old)), ("new", Moment(one.New)));
    }

    private static string Moment(Instant at) => $"{DayWords.Clock(at)} {DayWords.Date(at.LocalDay())}";
}
