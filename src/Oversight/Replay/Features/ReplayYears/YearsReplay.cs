using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Replay.Contracts;
using OpenProvince.Time;

namespace OpenProvince.Replay.Features;

/// <summary>
/// Replays a province's published years through the acts of the pages: exact yearly numbers, spread over desks,
/// procedures, hours and working days, sharded by desk.
/// </summary>
internal sealed class YearsReplay(IServiceScopeFactory scopes, CalendarStore calendars, ReplayUnits units, Desks desks) : IReplay
{
    /// <summary>Ids of replayed dossiers lie below every id made by the clock.</summary>
    private const long FirstId = 1_000_000_000_000;
    private const long IdsPerUnit = 10_000_000;

    public async Task<Result<ReplaySummary>> RunAsync(ReplayRequest request, Action<long, long> progress, CancellationToken ct = default)
    {
        if (request.Sample is not (> 0 and <= 1)) return ReplayErrors.SampleWrong;
        if (ProvinceFigures.Find(request.Province) is not { } figures) return ReplayErrors.ProvinceUnknown(request.Province);
        var years = figures.Years.Where(year => year.Year >= request.FirstYear && year.Year <= request.LastYear)
            .Select(year => year.Sample(request.Sample)).ToArray();
        if (years.Length == 0) return ReplayErrors.YearsUnknown(figures.Years[0].Year, figures.Years[^1].Year);
        await using (var scope = scopes.CreateAsyncScope())
            if (await scope.ServiceProvider.GetRequiredService<IDossierCourse>().AnyAsync(ct)) return ReplayErrors.NotEmpty;

        var shards = Shards(request, years, await calendars.CurrentAsync(ct));
        long filed = 0;
        var total = years.Sum(year => (long)year.Received);
        var played = await desks.PlayAsync(
            shards, request.Workers, End(years), () => progress(Interlocked.Increment(ref filed), total), ct: ct);
        return new ReplaySummary([.. years.Select(year => year.Target)], played.Commands, filed);
    }

    private List<Shard> Shards(ReplayRequest request, YearFigures[] years, CalendarSet calendar)
    {
        var all = units.All(years[0].From, years[^1].To);
        var courses = all.Select(_ => new List<(Instant, Course)>()).ToArray();
        foreach (var year in years)
        {
            var online = Allocation.Split(year.Online, [.. all.Select(desk => desk.OnlineWeight)]);
            var atDesk = Allocation.Split(year.Received - year.Online, [.. all.Select(desk => desk.DeskWeight)]);
            for (var i = 0; i < all.Count; i++)
            {
                var (made, first) = (courses[i], FirstId + (i * IdsPerUnit));
                var plan = new FilingPlan(
                    all[i], FilingDays.Of(year), calendar.For(all[i].Agency.Id.Value),
                    Dice.For(request.Seed, all[i].Agency.Id.Value, year.Year));
                made.AddRange(plan.Make(atDesk[i], online[i], () => new DossierId(first + made.Count)));
            }
        }
        return [.. all.Select((desk, i) => new Shard(desk, calendar.For(desk.Agency.Id.Value), courses[i]))];
    }

    /// <summary>What has not happened by the end of the last day stays open, as it did.</summary>
    private static Instant End(YearFigures[] years) => years[^1].To.AddDays(1).Start() - TimeSpan.FromSeconds(1);
}
