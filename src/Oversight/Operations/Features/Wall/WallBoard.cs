using OpenProvince.Measures.Contracts;
using OpenProvince.Operations.Contracts;

namespace OpenProvince.Operations.Features.Wall;

/// <summary>The board's tiles for live.js: the figures as words, the panels as the markup their first view had.</summary>
internal sealed class WallBoard(WallReader reader, WallUnits units, WallWords words, TileFragments fragments) : TileBoard
{
    public const string BoardName = "wall";

    public override string Name => BoardName;

    public override string Permission => OperationsPermissions.Wall;

    public override IReadOnlyList<string> Projections => ["measures"];

    public override async Task<IReadOnlyDictionary<string, TileValue>> ComputeAsync(long unit, CancellationToken ct)
    {
        var agency = units.Find(unit) ?? throw new InvalidOperationException($"Agency {unit} is not in the directory");
        var view = await reader.ReadAsync(agency, ct);
        var tiles = new Dictionary<string, TileValue>(StringComparer.Ordinal);
        foreach (var figure in words.Tiles(view))
        {
            tiles[figure.Key] = new(figure.Value);
            tiles[$"{figure.Key}/detail"] = new(null, Html: await fragments.RenderAsync<FigureDetail>(("Figure", figure)));
            if (figure.Spark is { Count: > 1 }) tiles[$"{figure.Key}/spark"] = new(null, Html: await fragments.RenderAsync<Ui.Spark>(("Values", figure.Spark)));
        }
        tiles["alerts"] = new(null, Html: await fragments.RenderAsync<AlertList>(("Alerts", view.Alerts)));
        tiles["late"] = new(null, Html: await fragments.RenderAsync<LateList>(("Late", view.Late)));
        tiles["agencies"] = new(null, Html: await fragments.RenderAsync<RankingList>(("Ranking", view.Ranking)));
        tiles["areas"] = new(null, Html: await fragments.RenderAsync<AreaHeat>(("Areas", view.Areas)));
        tiles["hours"] = new(null, Html: await fragments.RenderAsync<HourBars>(("Chart", view.Hours)));
        tiles["days"] = new(null, Html: await fragments.RenderAsync<DayBars>(("Chart", view.Days)));
        return tiles;
    }
}
