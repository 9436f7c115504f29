using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;
using OpenProvince.Replay.Contracts;
using Spectre.Console;

namespace OpenProvince.Server.Verbs;

/// <summary>
/// Replays a province's published years into an empty folder or database, then prints the year table from the measures.
/// The table must equal the published figures: exit code 1 when it does not.
/// </summary>
internal static class SimulateVerb
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static Command Make(Say say)
    {
        var command = new Command("simulate", say["host.simulate.about"]);
        var common = new CommonOptions(command, say);
        var years = new Option<string>("--years") { Description = say["host.option.years"], DefaultValueFactory = _ => "2018-2021" };
        var seed = new Option<ulong>("--seed") { Description = say["host.option.seed"], DefaultValueFactory = _ => 1 };
        var sample = new Option<double>("--sample") { Description = say["host.option.sample"], DefaultValueFactory = _ => 1 };
        var workers = new Option<int>("--workers")
        {
            Description = say["host.option.workers"], DefaultValueFactory = _ => Math.Max(2, Environment.ProcessorCount)
        };
        foreach (var option in new Option[] { years, seed, sample, workers }) command.Options.Add(option);
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(say, () =>
        {
            var options = common.Read(parsed);
            var (first, last) = ReadYears(parsed.GetValue(years)!);
            return RunAsync(options,
                new(options.Province, first, last, parsed.GetValue(seed), parsed.GetValue(sample), parsed.GetValue(workers)), say, ct);
        }));
        return command;
    }

    private static async Task<int> RunAsync(ServerOptions options, ReplayRequest request, Say say, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        await using var app = ServerApp.Build(options);
        var province = await ServerApp.PrepareAsync(app, ct);
        if (ServerApp.OtherProvince(options, province) is { } other) throw new StartupException(other);
        request = request with { Province = province };
        Result<ReplaySummary> replayed = default;
        await say.ProgressAsync("host.simulate.progress", async progress =>
            replayed = await app.Services.GetRequiredService<IReplay>().RunAsync(request, (done, total) => progress("", done, total), ct));
        if (replayed.IsError)
        {
            say.Error(replayed.Error);
            return CommandLine.CouldNotStart;
        }
        var (summary, written) = (replayed.Value, clock.Elapsed);
        say.Line("host.simulate.written", ("dossiers", Number(summary.Dossiers)), ("commands", Number(summary.Commands)),
            ("seconds", Number((long)written.TotalSeconds)), ("rate", Number((long)(summary.Commands / written.TotalSeconds))));

        await app.Services.GetRequiredService<PlaceEvents>().RunAsync(ct);
        await say.ProgressAsync(
            "host.simulate.measures", progress => app.Services.GetRequiredService<Rebuild>().CatchUpAsync(progress, ct));
        var exact = await PrintYearsAsync(app.Services, summary.Years, say, ct);
        say.Line(exact ? "host.simulate.exact" : "host.simulate.inexact", ("seconds", Number((long)clock.Elapsed.TotalSeconds)));
        return exact ? CommandLine.Done : CommandLine.Found;
    }

    private static async Task<bool> PrintYearsAsync(
        IServiceProvider services, IReadOnlyList<ReplayYear> targets, Say say, CancellationToken ct)
    {
        MeasureDefinition[] columns =
        [
            DossierFigures.Filed, DossierFigures.Accepted, DossierFigures.FinishedEarly, DossierFigures.FinishedOnTime,
            DossierFigures.FinishedLate,
            DossierFigures.SupplementRequested, DossierFigures.Refused, DossierFigures.Returned,
        ];
        var province = services.GetRequiredService<IAgencies>().Province.Id.Value;
        var rows = await services.GetRequiredService<IMeasures>()
            .TableAsync(columns, province, Period.Year(targets[0].Year), Period.Year(targets[^1].Year), ct: ct);
        // A figure is never broken over two lines, and a file takes the table as wide as it is.
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 160;
        var table = new Table().AddColumn(new TableColumn(say["host.simulate.year"]).NoWrap());
        foreach (var key in new[] { "filed", "online", "accepted", "early", "on-time", "late", "supplemented", "refused", "returned" })
            table.AddColumn(new TableColumn(say[$"host.simulate.{key}"]).RightAligned().NoWrap());
        var exact = true;
        foreach (var (period, counts) in rows)
        {
            var target = targets.Single(one => one.Year == period.Code);
            exact &= counts[0].Total == target.Received && counts[0].Electronic == target.Online;
            long[] cells = [counts[0].Total, counts[0].Electronic, .. counts.Skip(1).Select(count => count.Total)];
            table.AddRow([period.Code.ToString(CultureInfo.InvariantCulture), .. cells.Select(Number)]);
        }
        AnsiConsole.Write(table);
        return exact && rows.Count == targets.Count;
    }

    private static (int First, int Last) ReadYears(string text)
    {
        var parts = text.Split('-');
        if (parts.Length is 1 or 2 && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var first)
            && int.TryParse(parts[^1], CultureInfo.InvariantCulture, out var last) && first <= last)
            return (first, last);
        throw new StartupException(Error.Invalid("host.years-wrong", ("years", text)));
    }

    private static string Number(long value) => value.ToString("N0", Vietnamese);
}
