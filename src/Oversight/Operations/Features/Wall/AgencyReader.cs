using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Measures.Contracts;

namespace OpenProvince.Operations.Features.Wall;

/// <summary>How the agencies below a unit stand in a month.</summary>
internal sealed class AgencyReader(IMeasures measures, WallUnits units)
{
    private const int Shown = 6;

    public async Task<AgencyRanking> RankAsync(AgencyInfo unit, DateOnly today, DateOnly month, CancellationToken ct)
    {
        var below = units.Below(unit.Id, today);
        var shares = await SharesAsync(below, month, ct);
        var ranked = below.Where(agency => shares[agency.Id.Value] is not null)
            .OrderByDescending(agency => shares[agency.Id.Value]).ThenBy(agency => agency.Code, StringComparer.Ordinal)
            .Select((agency, i) => new RankedAgency(i + 1, agency.Id, agency.ShortName, shares[agency.Id.Value]!.Value)).ToArray();
        // Few agencies are one list; an agency never stands in both halves, and one with everything in time needs no help.
        var last = ranked.Skip(Math.Max(Shown, ranked.Length - Shown)).Where(agency => agency.Share < 1);
        return new AgencyRanking([.. ranked.Take(Shown)], [.. last]);
    }

    public async Task<IReadOnlyList<AreaCell>> AreasAsync(AgencyInfo unit, DateOnly today, DateOnly month, CancellationToken ct)
    {
        var areas = units.Areas(unit.Id, today);
        var ids = areas.Select(area => area.Id.Value).ToArray();
        var shares = await SharesAsync(areas, month, ct);
        var open = await TotalsAsync(DossierFigures.InProcess, ids, Period.AllTime, ct);
        var late = await TotalsAsync(DossierFigures.Overdue, ids, Period.AllTime, ct);
        return [.. areas.Select(
            area => new AreaCell(WallLinks.Unit(area.Id), area.ShortName, shares[area.Id.Value], open.GetValueOrDefault(area.Id.Value),
                late.GetValueOrDefault(area.Id.Value)))];
    }

    private Task<IReadOnlyDictionary<long, double?>> SharesAsync(
        IReadOnlyList<AgencyInfo> agencies, DateOnly month, CancellationToken ct) =>
        measures.UnitSharesAsync(DossierFigures.OnTimeShare, [.. agencies.Select(agency => agency.Id.Value)], Period.Month(month), ct);

    private async Task<Dictionary<long, long>> TotalsAsync(MeasureDefinition measure, long[] ids, Period period, CancellationToken ct) =>
        (await measures.UnitsAsync(measure, ids, period, ct)).ToDictionary(row => row.Unit, row => row.Counts.Total);
}
