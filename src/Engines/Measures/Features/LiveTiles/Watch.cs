using System.Globalization;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;

namespace OpenProvince.Measures.Features.LiveTiles;

/// <summary>One board for one unit in one language: computed once for all who watch it.</summary>
internal sealed class Watch(TileBoard board, long unit, CultureInfo culture)
{
    private readonly Lock gate = new();
    private Dictionary<string, (TileValue Value, long Version)> tiles = new(StringComparer.Ordinal);
    private long computedMark = -1;
    private Instant computedAt;

    public string Address { get; } = TileBoard.Address(board.Name, unit);

    public TileBoard Board => board;

    public int Watchers { get; set; }

    /// <summary>Grows when a tile changes; each tile remembers the version of its last change.</summary>
    public long Version { get; private set; }

    /// <summary>Everything committed up to this instant is in the figures.</summary>
    public Instant AsOf { get; private set; }

    public string? Poison { get; private set; }

    /// <summary>Computes the tiles when their rows, or the clock's words, may have changed.</summary>
    public async Task RefreshAsync(ProjectionAges ages, TimeProvider time, bool changed, CancellationToken ct)
    {
        // Read before computing: the figures then hold at least what this instant promises.
        var age = await ages.ReadAsync(board.Projections, ct);
        var now = time.Now();
        if (changed || age.Mark != computedMark || now - computedAt >= board.Refresh || Poison != age.Poison)
        {
            // Until it ends well: a computation that fails must not leave the next beat in the belief that these rows were computed.
            computedMark = -1;
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
            Take(await board.ComputeAsync(unit, ct));
            (computedMark, computedAt) = (age.Mark, now);
        }
        (AsOf, Poison) = (age.AppliedAllAt, age.Poison);
    }

    /// <summary>Tiles that changed after a version; all of them for a watcher who has none.</summary>
    public IReadOnlyList<(string Key, TileValue Value)> Since(long version)
    {
        lock (gate) return [.. tiles.Where(tile => tile.Value.Version > version)
            .Select(tile => ($"{Address}/{tile.Key}", tile.Value.Value))];
    }

    private void Take(IReadOnlyDictionary<string, TileValue> fresh)
    {
        lock (gate)
        {
            var next = Version + 1;
            var merged = new Dictionary<string, (TileValue, long)>(StringComparer.Ordinal);
            var any = false;
            foreach (var (key, value) in fresh)
            {
                var same = tiles.TryGetValue(key, out var known) && known.Value == value;
                merged[key] = same ? known : (value, next);
                any |= !same;
            }
            tiles = merged;
            if (any) Version = next;
        }
    }
}
