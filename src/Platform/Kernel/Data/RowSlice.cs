using System.Globalization;

namespace OpenProvince.Kernel;

/// <summary>
/// Where a page of a list begins: behind a row or before it. The row is named by what it has in the columns of the order, so that it
/// need not be there any more, and the thousandth page costs what the first did.
/// </summary>
/// <param name="Key">As <see cref="RowKeys.Write"/> writes it.</param>
/// <param name="Before">The page ends before that row instead of beginning behind it.</param>
public sealed record RowSpot(string Key, bool Before);

/// <summary>A page of rows that begins at a row.</summary>
/// <param name="Rows">In the order of the list.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Previous">The page before ends before this row; null on the first.</param>
/// <param name="Next">The page after begins behind this row; null on the last.</param>
public sealed record RowSlice<T>(IReadOnlyList<T> Rows, int Total, string? Previous = null, string? Next = null)
{
    /// <summary>Less was looked through than was asked for (<see cref="SqlFilter.Narrowed"/>).</summary>
    public bool Narrowed { get; init; }

    /// <summary>The place that was asked for is none of this order: it is the first page.</summary>
    public bool Astray { get; init; }

    /// <summary>The same page with these rows instead.</summary>
    public RowSlice<TOther> Of<TOther>(IReadOnlyList<TOther> rows) =>
        new(rows, Total, Previous, Next) { Narrowed = Narrowed, Astray = Astray };
}

/// <summary>What a row has in the columns of an order, as addresses carry it: numbers and texts with a sign between them.</summary>
public static class RowKeys
{
    private const char Between = '~';

    public static string Write(IReadOnlyList<object?> key) => string.Join(Between, key.Select(one => one is string text
        ? Uri.EscapeDataString(text).Replace("~", "%7E", StringComparison.Ordinal)
        : Convert.ToString(one, CultureInfo.InvariantCulture)));

    /// <param name="text">As it was written.</param>
    /// <param name="like">A key of that order.</param>
    /// <returns>Null when it is none of that order.</returns>
    public static object?[]? Read(string? text, IReadOnlyList<object?> like)
    {
        var parts = text?.Split(Between) ?? [];
        if (parts.Length != like.Count) return null;
        object?[] key = [.. parts.Zip(like, Part)];
        return Array.Exists(key, one => one is null) ? null : key;
    }

    private static object? Part(string text, object? like) => like switch
    {
        // PostgreSQL takes no NUL, and no column that lists stand by has control characters.
        string => Uri.UnescapeDataString(text) is var read && !read.Any(char.IsControl) ? read : null,
        int => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small) ? small : null,
        _ => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
    };
}

/// <summary>
/// Pages by key, over whatever finds rows of an order behind or before one of them. Rows that do not move while somebody turns pages are
/// neither left out nor shown twice.
/// </summary>
/// <param name="KeyOf">What a row has in the columns of the order.</param>
/// <param name="Like">A key of the order: how many there are and of which types.</param>
/// <param name="Take">
/// So many rows behind a key in the order, or with the second value set before it, the nearest first; without a key from that end.
/// </param>
public sealed record RowSlices<T>(
    Func<T, object?[]> KeyOf, IReadOnlyList<object?> Like, Func<object?[]?, bool, int, Task<IReadOnlyList<T>>> Take)
{
    /// <param name="at">Null is the first page.</param>
    /// <param name="size">Most rows.</param>
    /// <param name="total">How many there are on all pages.</param>
    public async Task<RowSlice<T>> ReadAsync(RowSpot? at, int size, int total)
    {
        var key = RowKeys.Read(at?.Key, Like);
        if (at is null || key is null) return await FirstAsync(size, total) with { Astray = at is not null };
        if (at.Before)
        {
            var before = await Take(key, true, size + 1);
            // So near the beginning the first page is shown whole.
            return before.Count > size ? Backward(before, size, total, last: false) : await FirstAsync(size, total);
        }
        var behind = await Take(key, false, size + 1);
        // What stood there is gone meanwhile: the last page, which does not mean that nothing is left.
        return behind.Count > 0
            ? Forward(behind, size, total, first: false)
            : Backward(await Take(null, true, size + 1), size, total, last: true);
    }

    private async Task<RowSlice<T>> FirstAsync(int size, int total) => Forward(await Take(null, false, size + 1), size, total, first: true);

    private RowSlice<T> Forward(IReadOnlyList<T> found, int size, int total, bool first)
    {
        IReadOnlyList<T> rows = found.Count > size ? [.. found.Take(size)] : found;
        return new(rows, total, first ? null : Name(rows[0]), found.Count > size ? Name(rows[^1]) : null);
    }

    private RowSlice<T> Backward(IReadOnlyList<T> found, int size, int total, bool last)
    {
        IReadOnlyList<T> rows = [.. found.Take(size).Reverse()];
        return new(rows, total, found.Count > size ? Name(rows[0]) : null, last || rows.Count == 0 ? null : Name(rows[^1]));
    }

    private string Name(T row) => RowKeys.Write(KeyOf(row));
}
