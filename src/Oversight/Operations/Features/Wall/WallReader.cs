using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
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
        var hours = await flows.HoursAsync(unit, now, calendar, ct);
        var areas = await agencies.AreasAsync(unit, today, ct);
        var ranking = await agencies.RankAsync(unit, today, ct);
        return new WallView(unit, now, today,
            await figures.ReadAsync(unit, now, calendar, hours, ct),
            ranking, ranking.Best.Count == 0 ? await procedures.StocksAsync(unit, ct) : [],
            areas.Count == 0, areas.Count == 0 ? await procedures.ReadAsync(unit, today, ct) : areas,
            await trouble.Late.ReadAsync(unit, ct), hours,
            await flows.DaysAsync(unit, today, calendar, ct),
            await trouble.Alerts.ReadAsync(unit, now, calendar, ct));
    }
}

/// <summary>The board's right side: what needs a decision and what is longest overdue.</summary>
internal sealed record TroubleReader(AlertReader Alerts, LateReader Late);

/// <summary>The time the board lives in.</summary>
internal sealed class WallClock(TimeProvider time, CalendarStore calendars)
{
    public Instant Now => time.Now();

    public ValueTask<WorkingCalendar> CalendarAsync(AgencyId unit, CancellationToken ct) => calendars.ForAsync(unit.Value, ct);
}

/// <summary>The longest overdue dossiers, without people.</summary>
internal sealed class LateReader(IServiceScopeFactory scopes, WallUnits units, DeadlineWords words)
{
    private const int Shown = 5;

    public async Task<IReadOnlyList<LateDossier>> ReadAsync(AgencyInfo unit, CancellationToken ct)
    {
        // The board is computed for all who watch, outside any request.
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<IDossiers>().OverdueAsync(unit.Id, Shown, ct);
        return [.. rows.Select(row => new LateDossier(
            units.ShortName(row.HolderAgency ?? row.ReceivedBy), row.Code, row.ProcedureTitle, new DueText(DueKind.Over, Words(row.Standing))))];
    }

    // Overdue since the office closed: no working minute has passed yet.
    private string Words(Standing standing) => words.Amount(standing.Time) is { Length: > 0 } amount ? amount : words.Of(standing);
}
