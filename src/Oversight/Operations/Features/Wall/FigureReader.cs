using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;
using OpenProvince.Time;

namespace OpenProvince.Operations.Features.Wall;

/// <summary>Reads the six figures: each is a few rows of the roll-ups.</summary>
internal sealed class FigureReader(IMeasures measures, WallUnits units)
{
    private const int SparkMonths = 8;
    private const int FirstSparkHour = 7;

    public async Task<Figures> ReadAsync(
        AgencyInfo unit, Instant now, DateOnly shown, WorkingCalendar calendar, HourChart hours, CancellationToken ct)
    {
        var id = unit.Id.Value;
        var today = now.LocalDay();
        var shares =
            (await measures.SharesAsync(DossierFigures.OnTimeShare, id, Period.Month(shown.AddMonths(1 - SparkMonths)), Period.Month(shown),
                ct)).Select(row => row.Share).ToArray();
        var (onlineMonth, filed) = await FiledAsync(id, shown, today.AddDays(1 - today.Day), ct);
        var overdue = await measures.NowAsync(DossierFigures.Overdue, id, ct: ct);
        return new Figures(
            (await measures.PeriodAsync(DossierFigures.Filed, id, Period.Day(today), ct: ct)).Total,
            Spark(hours), Compare(hours),
            shares[^1], shares[^2], [.. shares.OfType<double>()],
            (await measures.NowAsync(DossierFigures.InProcess, id, ct: ct)).Total,
            (await measures.NowAsync(DossierFigures.Paused, id, ct: ct)).Total,
            (await measures.PeriodAsync(DossierFigures.Due, id, Period.Day(today), ct: ct)).Total,
            LeftToday(calendar, today, now),
            overdue.Total, overdue.Total == 0 ? 0 : await OverdueAgenciesAsync(unit.Id, ct),
            onlineMonth, await measures.ShareAsync(DossierFigures.OnlineShare, id, Period.Month(onlineMonth), ct: ct), filed.Electronic,
            filed.Total);
    }

    /// <summary>What was filed in the board's month; in the other of the two while that one has nothing.</summary>
    private async Task<(DateOnly Month, Counts Filed)> FiledAsync(long unit, DateOnly shown, DateOnly month, CancellationToken ct)
    {
        var here = await measures.PeriodAsync(DossierFigures.Filed, unit, Period.Month(shown), ct: ct);
        if (here.Total > 0) return (shown, here);
        var other = shown == month ? month.AddMonths(-1) : month;
        var there = await measures.PeriodAsync(DossierFigures.Filed, unit, Period.Month(other), ct: ct);
        return there.Total > 0 ? (other, there) : (shown, here);
    }

    private static IReadOnlyList<double> Spark(HourChart hours) =>
        [.. hours.Bars.Where(bar => bar.Hour >= FirstSparkHour && bar.Hour <= hours.Now).Select(bar => (double)bar.Total)];

    /// <summary>Only full hours are compared; before the first hour of the day has passed there is nothing to say.</summary>
    private static Comparison? Compare(HourChart hours)
    {
        if (hours.Before is not { } day) return null;
        var full = hours.Bars.Where(bar => bar.Hour < hours.Now).ToArray();
        var (mine, theirs) = (full.Sum(bar => bar.Total), full.Sum(bar => bar.Before ?? 0));
        return mine + theirs == 0 ? null : new Comparison(day, hours.Now, mine - theirs);
    }

    private static TimeSpan? LeftToday(WorkingCalendar calendar, DateOnly today, Instant now) =>
        calendar.Covers(now) && calendar.Counts(today) && now < calendar.CloseOf(today) ? calendar.CloseOf(today) - now : null;

    // A row holds an agency and everything below it; its own part is what its children do not account for.
    private async Task<int> OverdueAgenciesAsync(AgencyId unit, CancellationToken ct)
    {
        var within = units.Within(unit);
        var rows = await measures.UnitsAsync(DossierFigures.Overdue, [.. within.Select(agency => agency.Id.Value)], Period.AllTime, ct);
        var late = rows.ToDictionary(row => row.Unit, row => row.Counts.Total);
        var own = new Dictionary<long, long>(late);
        foreach (var agency in within)
            if (agency.Parent is { } parent && own.ContainsKey(parent.Value)) own[parent.Value] -= late.GetValueOrDefault(agency.Id.Value);
        return own.Values.Count(value => value > 0);
    }
}
