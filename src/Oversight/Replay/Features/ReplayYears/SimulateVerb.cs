using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;
using OpenProvince.Replay.Contracts;

namespace OpenProvince.Replay.Features;

/// <summary>
/// Replays a province's published years into an empty folder or database, then prints the year table from the measures.
/// The table must equal the published figures: exit code 1 when it does not.
/// </summary>
internal sealed class SimulateVerb : IVerb
{
    private static readonly string[] Columns =
        ["filed", "online", "accepted", "early", "on-time", "late", "supplemented", "refused", "returned"];

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public Command Make(IProgram program)
    {
        var say = program.Terminal;
        var command = new Command("simulate", say["replay.simulate.about"]);
        var years = new Option<string>("--years") { Description = say["replay.option.years"], DefaultValueFactory = _ => "2018-2021" };
        var seed = new Option<ulong>("--seed") { Description = say["replay.option.seed"], DefaultValueFactory = _ => 1 };
        var sample = new Option<double>("--sample") { Description = say["replay.option.sample"], DefaultValueFactory = _ => 1 };
        var workers = new Option<int>("--workers")
        {
            Description = say["replay.option.workers"], DefaultValueFactory = _ => Math.Max(2, Environment.ProcessorCount)
        };
        foreach (var option in new Option[] { years, seed, sample, workers }) command.Options.Add(option);
        return program.OnProvince(command, _ => Opening.Prepared, async (services, parsed, ct) =>
        {
            var (first, last) = ReadYears(parsed.GetValue(years)!);
            await using var scope = services.CreateAsyncScope();
            // Where a demo lives, it goes on; years that are asked for are played into an empty province.
            if (parsed.GetResult(years) is not { Implicit: false } && await GoOnAsync(scope.ServiceProvider, say, ct)) return Exit.Done;
            var province = await scope.ServiceProvider.GetRequiredService<IProvinceSeeder>().CurrentAsync(ct);
            return await RunAsync(services,
                new(province!, first, last, parsed.GetValue(seed), parsed.GetValue(sample), parsed.GetValue(workers)), say, ct);
        });
    }

    private static async Task<bool> GoOnAsync(IServiceProvider services, ITerminal say, CancellationToken ct)
    {
        var (clock, now) = (Stopwatch.StartNew(), services.GetRequiredService<Clock>().Now);
        long? filed = null;
        await say.ProgressAsync("replay.simulate.progress", async progress => filed = await services
            .GetRequiredService<LivingDossiers>().GoOnAsync(now, (done, total) => progress("", done, total), ct));
        if (filed is not { } count) return false;
        await services.GetRequiredService<PlaceEvents>().RunAsync(ct);
        await say.ProgressAsync(
            "replay.simulate.measures", progress => services.GetRequiredService<Rebuild>().CatchUpAsync(progress, ct));
        say.Line("replay.simulate.gone-on", ("at", MomentOption.Local(now)), ("dossiers", Number(count)),
            ("seconds", Number((long)clock.Elapsed.TotalSeconds)));
        return true;
    }

    private static async Task<int> RunAsync(IServiceProvider services, ReplayRequest request, ITerminal say, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        Result<ReplaySummary> replayed = default;
        await say.ProgressAsync("replay.simulate.progress", async progress =>
            replayed = await services.GetRequiredService<IReplay>().RunAsync(request, (done, total) => progress("", done, total), ct));
        if (replayed.IsError)
        {
            say.Error(replayed.Error);
            return Exit.CouldNotStart;
        }
        var (summary, written) = (replayed.Value, clock.Elapsed);
        say.Line("replay.simulate.written", ("dossiers", Number(summary.Dossiers)), ("commands", Number(summary.Commands)),
            ("seconds", Number((long)written.TotalSeconds)), ("rate", Number((long)(summary.Commands / written.TotalSeconds))));

        await services.GetRequiredService<PlaceEvents>().RunAsync(ct);
        await say.ProgressAsync(
            "replay.simulate.measures", progress => services.GetRequiredService<Rebuild>().CatchUpAsync(progress, ct));
        var exact = await PrintYearsAsync(services, summary.Years, say, ct);
        say.Line(exact ? "replay.simulate.exact" : "replay.simulate.inexact", ("seconds", Number((long)clock.Elapsed.TotalSeconds)));
        return exact ? Exit.Done : Exit.Found;
    }

    private static async Task<bool> PrintYearsAsync(
        IServiceProvider services, IReadOnlyList<ReplayYear> targets, ITerminal say, CancellationToken ct)
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
        List<IReadOnlyList<string>> table = [];
        var exact = true;
        foreach (var (period, counts) in rows)
        {
            var target = targets.Single(one => one.Year == period.Code);
            exact &= counts[0].Total == target.Received && counts[0].Electronic == target.Online;
            long[] cells = [counts[0].Total, counts[0].Electronic, .. counts.Skip(1).Select(count => count.Total)];
            table.Add([period.Code.ToString(CultureInfo.InvariantCulture), .. cells.Select(Number)]);
        }
        say.Table([say["replay.simulate.year"], .. Columns.Select(key => say[$"replay.simulate.{key}"])], table);
        return exact && rows.Count == targets.Count;
    }

    private static (int First, int Last) ReadYears(string text)
    {
        var parts = text.Split('-');
        if (parts.Length is 1 or 2 && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var first)
            && int.TryParse(parts[^1], CultureInfo.InvariantCulture, out var last) && first <= last)
            return (first, last);
        throw new StartupException(Error.Invalid("replay.years-wrong", ("years", text)));
    }

    private static string Number(long value) => value.ToString("N0", Vietnamese);
}
