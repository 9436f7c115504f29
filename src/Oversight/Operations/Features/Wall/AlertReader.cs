using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;
using OpenProvince.Time;

namespace OpenProvince.Operations.Features.Wall;

/// <summary>What somebody has to decide on now. Every alert says a number and leads to its dossiers.</summary>
internal sealed class AlertReader(IMeasures measures, WallUnits units, StoppedReader stopped, Texts texts)
{
    private const int Most = 3;
    private const int UsualDays = 20;
    // Below this a doubled day is chance, not load.
    private const int FewestDue = 5;

    public async Task<IReadOnlyList<Alert>> ReadAsync(AgencyInfo unit, Instant now, WorkingCalendar calendar, CancellationToken ct)
    {
        var today = now.LocalDay();
        List<Alert> alerts =
        [
            .. await stopped.ReadAsync(ct), .. await CrowdedAsync(unit, today, calendar, ct), .. await LateAsync(unit, today, ct),
        ];
        var awaiting = (await measures.NowAsync(DossierFigures.Awaiting, unit.Id.Value, ct: ct)).Total;
        if (awaiting > 0)
            alerts.Add(new(AlertKind.Info, texts["operations.alert.awaiting", ("n", awaiting)], texts["operations.alert.awaiting.detail"],
                WallLinks.Dossiers("awaiting", unit.Id)));
        return [.. alerts.Take(Most)];
    }

    /// <summary>Agencies that owe at least twice today of what they finish on a usual day.</summary>
    private async Task<IEnumerable<Alert>> CrowdedAsync(AgencyInfo unit, DateOnly today, WorkingCalendar calendar, CancellationToken ct)
    {
        var below = units.Below(unit.Id, today).ToDictionary(agency => agency.Id.Value);
        var due = await measures.UnitsAsync(DossierFigures.Due, below.Keys, Period.Day(today), ct);
        var alerts = new List<Alert>();
        foreach (var row in due.Where(row => row.Counts.Total >= FewestDue).OrderByDescending(row => row.Counts.Total).Take(Most))
        {
            var usual = await UsualAsync(row.Unit, today, calendar, ct);
            if (row.Counts.Total < 2 * usual) continue;
            alerts.Add(new(AlertKind.Near, texts["operations.alert.due", ("agency", below[row.Unit].ShortName), ("n", row.Counts.Total)],
                texts["operations.alert.due.detail", ("usual", usual.ToString("0.#", System.Globalization.CultureInfo.CurrentCulture))],
                WallLinks.Dossiers("due-today", below[row.Unit].Id)));
        }
        return alerts;
    }

    private async Task<double> UsualAsync(long unit, DateOnly today, WorkingCalendar calendar, CancellationToken ct)
    {
        MeasureDefinition[] finished = [DossierFigures.FinishedEarly, DossierFigures.FinishedOnTime, DossierFigures.FinishedLate];
        var first = today >= calendar.First.AddDays(40) && today <= calendar.Last
            ? calendar.AddWorkingDays(today, -UsualDays)
            : today.AddDays(-28);
        var table = await measures.TableAsync(finished, unit, Period.Day(first), Period.Day(today.AddDays(-1)), ct: ct);
        return (double)table.Sum(row => row.Counts.Sum(counts => counts.Total)) / UsualDays;
    }

    private async Task<IEnumerable<Alert>> LateAsync(AgencyInfo unit, DateOnly today, CancellationToken ct)
    {
        var below = units.Below(unit.Id, today).ToDictionary(agency => agency.Id.Value);
        var late = await measures.UnitsAsync(DossierFigures.Overdue, below.Keys, Period.AllTime, ct);
        var open = (await measures.UnitsAsync(DossierFigures.InProcess, below.Keys, Period.AllTime, ct)).ToDictionary(
            row => row.Unit, row => row.Counts.Total);
        return late.Where(row => row.Counts.Total > 0).OrderByDescending(row => row.Counts.Total).Take(Most).Select(row =>
            new Alert(AlertKind.Danger,
                texts["operations.alert.late", ("agency", below[row.Unit].ShortName), ("n", WallWords.Number(row.Counts.Total))],
                texts["operations.alert.late.detail", ("open", WallWords.Number(open.GetValueOrDefault(row.Unit)))],
                WallLinks.Dossiers("overdue", below[row.Unit].Id)));
    }
}
