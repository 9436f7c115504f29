using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;
using OpenProvince.Time;

namespace OpenProvince.Operations.Features.Wall;

/// <summary>Reads what flows through a unit: by hour today, by day over a month.</summary>
internal sealed class FlowReader(IMeasures measures)
{
    private const int FirstHour = 7;
    private const int LastHour = 17;
    private const int Days = 30;
    private const int MostDaysBack = 20;

    public async Task<HourChart> HoursAsync(AgencyInfo unit, Instant now, WorkingCalendar calendar, CancellationToken ct)
    {
        var today = now.LocalDay();
        var hour = now.ToLocal().Hour;
        var before = WorkingDayBefore(calendar, today);
        var mine = await ByHourAsync(unit, today, ct);
        var theirs = before is { } day ? await ByHourAsync(unit, day, ct) : [];
        // The office's hours always; earlier or later ones only when something came in.
        var first = Math.Min(FirstHour, mine.Keys.Concat(theirs.Keys).DefaultIfEmpty(FirstHour).Min());
        var last = Math.Max(LastHour, mine.Keys.Concat(theirs.Keys).DefaultIfEmpty(LastHour).Max());
        var bars = Enumerable.Range(first, last - first + 1)
            .Select(h => Bar(h, mine.GetValueOrDefault(h), before is null ? null : theirs.GetValueOrDefault(h).Total));
        return new HourChart([.. bars], hour, before);
    }

    public async Task<DayChart> DaysAsync(AgencyInfo unit, DateOnly today, WorkingCalendar calendar, CancellationToken ct)
    {
        MeasureDefinition[] columns = [DossierFigures.Filed, DossierFigures.FinishedEarly, DossierFigures.FinishedOnTime,
            DossierFigures.FinishedLate, DossierFigures.InProcess];
        var first = Period.Day(today.AddDays(1 - Days));
        var table = await measures.TableAsync(columns, unit.Id.Value, first, Period.Day(today), ct: ct);
        var open = (await measures.BalanceAsync(DossierFigures.InProcess, unit.Id.Value, first, ct: ct)).Opening.Total;
        var bars = new List<DayBar>(Days);
        foreach (var (period, counts) in table)
        {
            open += counts[4].Total;
            bars.Add(new DayBar(
                period.First, counts[0].Total, counts[1].Total, counts[2].Total, counts[3].Total, open, IsOff(calendar, period.First)));
        }
        return new DayChart(bars);
    }

    private static HourBar Bar(int hour, Counts counts, long? before) =>
        new(hour, counts.Electronic, counts.Desk, counts.Post, before);

    private async Task<Dictionary<int, Counts>> ByHourAsync(AgencyInfo unit, DateOnly day, CancellationToken ct) =>
        (await measures.HoursAsync(DossierFigures.Filed, unit.Id.Value, day, ct)).ToDictionary(row => row.Hour, row => row.Counts);

    private static DateOnly? WorkingDayBefore(WorkingCalendar calendar, DateOnly today)
    {
        for (var back = 1; back <= MostDaysBack; back++)
            if (today.AddDays(-back) is var day && day >= calendar.First && day <= calendar.Last && calendar.Counts(day)) return day;
        return null;
    }

    private static bool IsOff(WorkingCalendar calendar, DateOnly day) =>
        day >= calendar.First && day <= calendar.Last && !calendar.Counts(day);
}
