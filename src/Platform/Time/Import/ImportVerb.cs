using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;
using OpenProvince.Time.Contracts;

namespace OpenProvince.Time;

/// <summary>Takes over what the province decided outside the program: working calendars, and the deadline rules of a new law.</summary>
internal sealed class ImportVerb : IVerb
{
    private const int Examples = 5;

    public Command Make(IProgram program)
    {
        var command = new Command("import", program.Terminal["time.import.about"]);
        command.Subcommands.Add(File(program, "calendar", CalendarAsync));
        command.Subcommands.Add(File(program, "rules", RulesAsync));
        return command;
    }

    /// <summary>What came in a file is taken over, or with <c>--preview</c> only looked through; a wrong file changes nothing.</summary>
    private static Command File(
        IProgram program, string name, Func<ITerminal, IServiceProvider, string, bool, CancellationToken, Task<Error?>> import)
    {
        var say = program.Terminal;
        var command = new Command(name, say[$"time.import.{name}.about"]);
        var file = new Argument<string>("FILE") { Description = say[$"time.import.{name}.file"] };
        var preview = new Option<bool>("--preview") { Description = say[$"time.import.{name}.preview"] };
        command.Arguments.Add(file);
        command.Options.Add(preview);
        return program.OnProvince(command, _ => Opening.Prepared, async (services, parsed, ct) =>
        {
            if (await import(say, services, parsed.GetValue(file)!, parsed.GetValue(preview), ct) is not { } wrong) return Exit.Done;
            say.Error(wrong);
            return Exit.Found;
        });
    }

    private static async Task<Error?> CalendarAsync(
        ITerminal say, IServiceProvider services, string file, bool preview, CancellationToken ct)
    {
        var imported = await services.GetRequiredService<CalendarImport>()
            .ImportFileAsync(file, store: !preview, Actor.System("import"), ct);
        if (imported.IsError) return imported.Error;
        Report(say, imported.Value, preview);
        if (preview) await ReportPromisesAsync(say, services, imported.Value.Calendar, ct);
        return null;
    }

    private static async Task<Error?> RulesAsync(ITerminal say, IServiceProvider services, string file, bool preview, CancellationToken ct)
    {
        var imported = await services.GetRequiredService<RulesImport>()
            .ImportFileAsync(file, keep: !preview, Actor.System("import"), ct);
        if (imported.IsError) return imported.Error;
        say.Line(preview ? "time.import.rules.would" : "time.import.rules.done",
            ("version", imported.Value.Version), ("basis", imported.Value.LegalBasis),
            ("from", DayWords.Date(imported.Value.EffectiveFrom)));
        return null;
    }

    private static void Report(ITerminal say, CalendarImported imported, bool preview)
    {
        say.Line(preview ? "time.import.calendar.would" : "time.import.calendar.done", ("version", imported.Version),
            ("decision", imported.Decision));
        if (imported.Change is not { } change) say.Line("time.import.calendar.no-change");
        else
            say.Line("time.import.calendar.change", ("days", change.Days), ("first", DayWords.Date(change.First)),
                ("last", DayWords.Date(change.Last)));
    }

    /// <summary>How many citizens would get another date, before anybody decides.</summary>
    private static async Task ReportPromisesAsync(ITerminal say, IServiceProvider services, CalendarSet calendar, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var promises = await scope.ServiceProvider.GetRequiredService<IPromises>().PreviewAsync(calendar, Examples, ct);
        say.Line("time.import.calendar.promises", ("moving", promises.Moving), ("open", promises.Open));
        foreach (var one in promises.Examples)
            say.Line("time.import.calendar.promise", ("code", one.Code), ("old", Moment(one.Old)), ("new", Moment(one.New)));
    }

    private static string Moment(Instant at) => $"{DayWords.Clock(at)} {DayWords.Date(at.LocalDay())}";
}
