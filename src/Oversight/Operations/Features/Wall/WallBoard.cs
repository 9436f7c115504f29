using Microsoft.AspNetCore.Components;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Measures.Contracts;
using OpenProvince.Operations.Contracts;

namespace OpenProvince.Operations.Features.Wall;

/// <summary>The board's tiles for live.js: the figures as words, the panels as the markup their first view had.</summary>
internal sealed class WallBoard(WallReader reader, WallUnits units, WallWords words, TileFragments fragments) : TileBoard
{
    public const string BoardName = "wall";

    public override string Name => BoardName;

    public override string Permission => OperationsPermissions.Wall;

    /// <summary>All its figures are those of dossiers.</summary>
    public static readonly IReadOnlyList<string> Read = MeasureSource.ProjectionsOf(DossierFigures.All);

    public override IReadOnlyList<string> Projections => Read;

    public override async Task<IReadOnlyDictionary<string, TileValue>> ComputeAsync(long unit, CancellationToken ct)
    {
        var agency = units.Find(unit) ?? throw new InvalidOperationException($"Agency {unit} is not in the directory");
        var view = await reader.ReadAsync(agency, ct);
        var tiles = new Dictionary<string, TileValue>(StringComparer.Ordinal);
        foreach (var figure in words.Tiles(view))
        {
            tiles[figure.Key] = new(figure.Value);
            tiles[$"{figure.Key}/label"] = new(null,
                Html: await fragments.RenderAsync<Ui.WallTileLabel>(
                    ("Text", figure.Label), ("Href", WallLinks.Dossiers(figure.Tab, agency.Id))));
            tiles[$"{figure.Key}/unit"] = new(figure.Unit ?? "");
            tiles[$"{figure.Key}/detail"] = new(
                null, Html: await fragments.RenderAsync<FigureDetail>(("Text", figure.Detail), ("Mark", figure.Mark)));
            if (figure.Spark is not null)
                tiles[$"{figure.Key}/spark"] = new(null, Html: await fragments.RenderAsync<Ui.Spark>(("Values", figure.Spark)));
        }
        // Also what names them: the screen stands through midnight and the end of a month.
        tiles["date"] = new(words.Date(view));
        tiles["agencies/title"] = new(words.AgenciesTitle(view));
        tiles["areas/title"] = new(words.AreasTitle(view));
        tiles["alerts"] = await PanelAsync<AlertList>(view);
        tiles["late"] = await PanelAsync<LateList>(view);
        tiles["agencies"] = await PanelAsync<RankingList>(view);
        tiles["areas"] = await PanelAsync<AreaHeat>(view);
        tiles["hours"] = await PanelAsync<HourBars>(view);
        tiles["days"] = await PanelAsync<DayBars>(view);
        return tiles;
    }

    private async Task<TileValue> PanelAsync<TPanel>(WallView view) where TPanel : IComponent =>
        new(null, Html: await fragments.RenderAsync<WallPanelView<TPanel>>(("View", view)));
}
