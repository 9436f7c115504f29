using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Operations.Features.Wall;

/// <summary>What a unit without units below it works on: its procedures and its stocks.</summary>
internal sealed class ProcedureReader(IMeasures measures, IProcedureTitles titles, Texts texts)
{
    private const int Shown = 12;

    /// <summary>The procedures with most filings this year that are in work or were finished in the board's month.</summary>
    public async Task<IReadOnlyList<AreaCell>> ReadAsync(AgencyInfo unit, DateOnly today, DateOnly shown, CancellationToken ct)
    {
        var (year, month) = (Period.Year(today.Year), Period.Month(shown));
        var filed = await measures.KeysAsync(DossierFigures.Filed, unit.Id.Value, year, ct);
        var shares = await measures.KeySharesAsync(DossierFigures.OnTimeShare, unit.Id.Value, month, ct);
        var open = await TotalsAsync(DossierFigures.InProcess, unit, Period.AllTime, ct);
        var over = await TotalsAsync(DossierFigures.Overdue, unit, Period.AllTime, ct);
        AreaCell[] cells = [.. filed.OrderByDescending(row => row.Counts.Total).ThenBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => new AreaCell(
            $"{WallLinks.Dossiers("in-process", unit.Id)}&procedure={Uri.EscapeDataString(row.Key)}",
            titles.TitleOf(row.Key, today),
            shares.GetValueOrDefault(row.Key), open.GetValueOrDefault(row.Key), over.GetValueOrDefault(row.Key)))];
        // A small unit has many procedures it sees twice a year: those with something to say come alone, when there are any.
        var telling = cells.Where(cell => cell.Share is not null || cell.InProcess > 0).ToArray();
        return [.. (telling.Length > 0 ? telling : cells).Take(Shown)];
    }

    public async Task<IReadOnlyList<StockBar>> StocksAsync(AgencyInfo unit, CancellationToken ct)
    {
        (string Key, MeasureDefinition Measure)[] stocks =
        [
            ("awaiting", DossierFigures.Awaiting), ("in-process", DossierFigures.InProcess), ("paused", DossierFigures.Paused),
            ("to-return", DossierFigures.ToReturn),
        ];
        var bars = new List<StockBar>();
        foreach (var (key, measure) in stocks)
            bars.Add(new(texts[$"operations.stock.{key}"], (await measures.NowAsync(measure, unit.Id.Value, ct: ct)).Total));
        return bars;
    }

    private async Task<Dictionary<string, long>> TotalsAsync(
        MeasureDefinition measure, AgencyInfo unit, Period period, CancellationToken ct) =>
        (await measures.KeysAsync(measure, unit.Id.Value, period, ct)).ToDictionary(
            row => row.Key, row => row.Counts.Total, StringComparer.Ordinal);
}
