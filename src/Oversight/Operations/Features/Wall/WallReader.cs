using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;
using OpenProvince.Time;
using OpenProvince.Ui;

namespace OpenProvince.Operations.Features.Wall;

/// <summary>Puts the board of a unit together.</summary>
internal sealed class WallReader(
    FigureReader figures, AgencyReader agencies, ProcedureReader procedures, FlowReader flows, TroubleReader trouble, WallClock clock)
{
    public async Task<WallView> ReadAsync(AgencyInfo unit, CancellationToken ct)
    {
        var now = clock.Now;
        var today = now.LocalDay();
        var calendar = await clock.CalendarAsync(unit.Id, ct);
        var month = await clock.MonthAsync(unit.Id, today, ct);
        var hours = await flows.HoursAsync(unit, now, calendar, ct);
        var areas = await agencies.AreasAsync(unit, today, month, ct);
        var ranking = await agencies.RankAsync(unit, today, month, ct);
        return new WallView(unit, now, today, month,
            await figures.ReadAsync(unit, now, month, calendar, hours, ct),
            ranking, ranking.Best.Count == 0 ? await procedures.StocksAsync(unit, ct) : [],
            areas.Count == 0, areas.Count == 0 ? await procedures.ReadAsync(unit, today, month, ct) : areas,
            await trouble.Late.ReadAsync(unit, ct), hours,
            await flows.DaysAsync(unit, today, calendar, ct),
            await trouble.Alerts.ReadAsync(unit, now, calendar, ct));
    }
}

/// <summary>The board's right side: what needs a decision and whose promise is the oldest.</summary>
internal sealed record TroubleReader(AlertReader Alerts, LateReader Late);

/// <summary>The time the board lives in.</summary>
internal sealed class WallClock(TimeProvider time, CalendarStore calendars, IMeasures measures)
{
    public Instant Now => time.Now();

    /// <summary>From this working day of a month on its shares are shown; one dossier is no month.</summary>
    private const int EnoughDays = 5;

    /// <summary>
    /// On the first days of a month there is next to nothing to divide by: until then the shares are those of the month before, and say so.
    /// </summary>
    /// <returns>The first day of this month; of the one before as long as this one has not enough and that one has a share.</returns>
    public async Task<DateOnly> MonthAsync(AgencyId unit, DateOnly today, CancellationToken ct)
    {
        var month = today.AddDays(1 - today.Day);
        var before = month.AddMonths(-1);
        var shares = await measures.SharesAsync(DossierFigures.OnTimeShare, unit.Value, Period.Month(before), Period.Month(month), ct);
        if (shares[0].Share is null) return month;
        return shares[^1].Share is null || await WorkingDaysAsync(unit, month, today, ct) < EnoughDays ? before : month;
    }

    private async Task<int> WorkingDaysAsync(AgencyId unit, DateOnly month, DateOnly today, CancellationToken ct)
    {
        var calendar = await CalendarAsync(unit, ct);
        return Enumerable.Range(0, today.Day).Select(month.AddDays)
            .Count(day => day >= calendar.First && day <= calendar.Last && calendar.Counts(day));
    }

    public ValueTask<WorkingCalendar> CalendarAsync(AgencyId unit, CancellationToken ct) => calendars.ForAsync(unit.Value, ct);
}

/// <summary>The longest overdue dossiers and after them the next due, without people.</summary>
internal sealed class LateReader(IServiceScopeFactory scopes, WallUnits units, DeadlineWords words)
{
    private const int Shown = 5;

    public async Task<IReadOnlyList<LateDossier>> ReadAsync(AgencyInfo unit, CancellationToken ct)
    {
        // The board is computed for all who watch, outside any request.
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<IDossiers>().ByPromiseAsync(unit.Id, Shown, ct);
        return [.. rows.Select(row => new LateDossier(
            units.ShortName(row.HolderAgency ?? row.ReceivedBy), row.Code, row.ProcedureTitle,
            new DueText(Kind(row.Standing), words.Of(row.Standing))))];
    }

    private static DueKind Kind(Standing standing) => standing.State switch
    {
        DeadlineState.Overdue => DueKind.Over,
        DeadlineState.NearDeadline => DueKind.Near,
        DeadlineState.Paused => DueKind.Paused,
        _ => DueKind.Within,
    };
}
