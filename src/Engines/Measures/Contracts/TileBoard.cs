namespace OpenProvince.Measures.Contracts;

/// <summary>What a tile shows, already in words.</summary>
/// <param name="Text">The figure.</param>
/// <param name="Detail">The line below it.</param>
/// <param name="Html">Markup of a whole panel, made by our own components (<see cref="TileFragments"/>), in place of text.</param>
public sealed record TileValue(string? Text, string? Detail = null, string? Html = null);

/// <summary>
/// Tiles that are computed together, for one unit, and pushed to everybody who watches. Its name and unit make the
/// address of a tile: <c>wall@17/overdue</c>. Computed once a change however many watch.
/// </summary>
public abstract class TileBoard
{
    /// <summary>Short stable name.</summary>
    public abstract string Name { get; }

    /// <summary>Who may watch: decided for the unit at every connection.</summary>
    public abstract string Permission { get; }

    /// <summary>
    /// The projections its figures come from: <see cref="MeasureSource.ProjectionsOf"/> the measures it reads. Its age is that of the
    /// oldest.
    /// </summary>
    public abstract IReadOnlyList<string> Projections { get; }

    /// <summary>How long a figure may stand without a change before it is computed again: some words change by the clock.</summary>
    public virtual TimeSpan Refresh => TimeSpan.FromSeconds(15);

    /// <summary>All tiles of the unit by key (without the board's address).</summary>
    public abstract Task<IReadOnlyDictionary<string, TileValue>> ComputeAsync(long unit, CancellationToken ct);

    /// <summary>Address of a board for one unit; a tile's address is this, a slash and its key.</summary>
    public static string Address(string board, long unit) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{board}@{unit}");
}
