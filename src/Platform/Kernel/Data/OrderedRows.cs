using System.Data.Common;
using System.Runtime.CompilerServices;

namespace OpenProvince.Kernel;

/// <summary>An order somebody asked for, "code" or "-code" in addresses.</summary>
/// <param name="Name">As the list declares it.</param>
/// <param name="Descending">The last comes first.</param>
public sealed record RowSort(string Name, bool Descending)
{
    /// <summary>Null when nothing was asked for.</summary>
    public static RowSort? Read(string? text) => text is not { Length: > 0 } ? null
        : text[0] == '-' ? new(text[1..], Descending: true) : new(text, Descending: false);

    public override string ToString() => Descending ? $"-{Name}" : Name;
}

/// <summary>A table as lists read it: which columns, in which order.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Select">Everything before the word where.</param>
/// <param name="Read">Makes a row.</param>
/// <param name="Order">The columns of the order, ascending; the last one differs in every row.</param>
/// <param name="KeyOf">What a row has in these columns.</param>
/// <param name="Lowest">What stands before every key.</param>
public sealed record OrderedRows<T>(
    string Table, string Select, Func<DbDataReader, T> Read, IReadOnlyList<string> Order, Func<T, object?[]> KeyOf, object?[] Lowest)
{
    /// <summary>
    /// The same columns and behind them, at this place, <c>count(*) over ()</c>: for conditions that cost more than their rows.
    /// </summary>
    public (string Select, int Column)? Counted { get; init; }

    /// <summary>The last of the order comes first; <see cref="Lowest"/> then stands behind every key.</summary>
    public bool Descending { get; init; }

    internal string Columns => string.Join(", ", Order);

    internal string By => ByTo(Descending);

    internal string ByTo(bool down) => string.Join(", ", Order.Select(column => down ? $"{column} desc" : column));

    /// <summary>The same rows from the end.</summary>
    public OrderedRows<T> Reversed => this with { Descending = true, Lowest = [.. Lowest.Select(_ => (object?)long.MaxValue)] };

    /// <summary>The same rows by another column; rows that are alike in it stand by the last column of the usual order.</summary>
    /// <param name="column">A number that is never null.</param>
    /// <param name="keyOf">What a row has in it.</param>
    /// <param name="descending">The highest first.</param>
    public OrderedRows<T> SortedBy(string column, Func<T, long> keyOf, bool descending) => Sorted(
        column, one => keyOf(one), descending ? long.MaxValue : long.MinValue, descending);

    /// <summary>The same for a column of text: by its signs, alike on both databases.</summary>
    /// <param name="column">As <see cref="OrderedReads.BySigns"/> writes it.</param>
    public OrderedRows<T> SortedBy(string column, Func<T, string> keyOf, bool descending) => Sorted(
        column, keyOf, descending ? "\U0010FFFF" : "", descending);

    private OrderedRows<T> Sorted(string column, Func<T, object> keyOf, object first, bool descending) => this with
    {
        Descending = descending, Order = [column, Order[^1]], KeyOf = one => [keyOf(one), KeyOf(one)[^1]],
        Lowest = [first, descending ? long.MaxValue : Lowest[^1]],
    };
}

/// <summary>A page of rows.</summary>
/// <param name="Rows">In the order of the list.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">1-based.</param>
/// <param name="PageSize">Rows of a full page.</param>
public record RowPage<T>(IReadOnlyList<T> Rows, int Total, int Page, int PageSize)
{
    /// <summary>The page to show instead of one behind the end: what was there is gone meanwhile.</summary>
    public int? LastInstead => Rows.Count == 0 && Total > 0 && Page > 1 ? ((Total - 1) / PageSize) + 1 : null;

    /// <summary>Less was looked through than was asked for (<see cref="SqlFilter.Narrowed"/>).</summary>
    public bool Narrowed { get; init; }
}

/// <summary>A whole list, a chunk at a time.</summary>
/// <param name="Chunks">In the order of the list.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Narrowed">Less was looked through than was asked for.</param>
public sealed record RowStream<T>(IAsyncEnumerable<IReadOnlyList<T>> Chunks, int Total, bool Narrowed = false);

/// <summary>Pages and whole lists of ordered rows.</summary>
public static class OrderedReads
{
    /// <summary>Rows of a chunk: enough to be worth the question, few enough to hold.</summary>
    public const int Chunk = 200;

    /// <summary>
    /// A column of text in an order both databases agree on. The plus keeps SQLite, which plans without statistics, from reading the whole
    /// table by the index of codes once a page begins behind one.
    /// </summary>
    public static string BySigns(this Database database, string column) =>
        database.Engine is DatabaseEngine.Postgres ? $"{column} collate \"C\"" : $"+{column}";

    public static async Task<int> CountAsync<T>(this Database database, OrderedRows<T> rows, SqlFilter sql, CancellationToken ct) =>
        (int)await database.FirstAsync(row => row.Int(0), $"select count(*) from {rows.Table} where {sql.Where}", sql.Args, ct);

    /// <summary>One page by its number.</summary>
    /// <param name="database">Where.</param>
    /// <param name="rows">What.</param>
    /// <param name="sql">Which; it gets two parameters more.</param>
    /// <param name="page">1-based.</param>
    /// <param name="size">Most rows.</param>
    /// <param name="total">How many there are, when that is known; -1 counts them in the same statement (first page only).</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<RowPage<T>> PageAsync<T>(
        this Database database, OrderedRows<T> rows, SqlFilter sql, int page, int size, int? total, CancellationToken ct)
    {
        var counted = total < 0 ? rows.Counted : null;
        var all = counted is not null ? 0 : total is >= 0 ? total.Value : await database.CountAsync(rows, sql, ct);
        var (limit, offset) = (sql.Put(size), sql.Put((long)(page - 1) * size));
        var found = all == 0 && counted is null ? [] : await database.QueryAsync(row =>
        {
            if (counted is { } known) all = (int)row.Int(known.Column);
            return rows.Read(row);
        }, $"{counted?.Select ?? rows.Select} where {sql.Where} order by {rows.By} limit {limit} offset {offset}", sql.Args, ct);
        return new(found, all, page, size);
    }

    /// <summary>One page by the row it begins at.</summary>
    /// <param name="database">Where.</param>
    /// <param name="rows">What.</param>
    /// <param name="sql">Which.</param>
    /// <param name="at">Where it begins; null is the first page.</param>
    /// <param name="size">Most rows.</param>
    /// <param name="total">How many there are, when that is known; -1 counts the first page in the same statement.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<RowSlice<T>> SliceAsync<T>(
        this Database database, OrderedRows<T> rows, SqlFilter sql, RowSpot? at, int size, int? total, CancellationToken ct)
    {
        var (args, where) = (sql.Args, sql.Where);
        var counted = total < 0 && at is null ? rows.Counted : null;
        var all = counted is not null ? 0 : total is >= 0 ? total.Value : await database.CountAsync(rows, sql, ct);
        if (all == 0 && counted is null) return new([], 0) { Narrowed = sql.Narrowed };
        var found = await new RowSlices<T>(rows.KeyOf, rows.Lowest, TakeAsync).ReadAsync(at, size, all);
        return found with { Total = all, Narrowed = sql.Narrowed };

        async Task<IReadOnlyList<T>> TakeAsync(object?[]? key, bool before, int most)
        {
            var down = rows.Descending != before;
            var numbers = Enumerable.Range(args.Length + 1, (key?.Length ?? 0) + 1).Select(one => $"${one}").ToList();
            var from = key is null ? "" : $" and ({rows.Columns}) {(down ? '<' : '>')} ({string.Join(", ", numbers.SkipLast(1))})";
            return await database.QueryAsync(row =>
            {
                if (counted is { } known) all = (int)row.Int(known.Column);
                return rows.Read(row);
            }, $"{counted?.Select ?? rows.Select} where {where}{from} order by {rows.ByTo(down)} limit {numbers[^1]}",
                [.. args, .. key ?? [], most], ct);
        }
    }

    /// <summary>
    /// Everything in its order, a chunk at a time: each begins behind the last row of the one before, so the thousandth costs
    /// what the first did. Nothing is left out; what happens to rows meanwhile may show.
    /// </summary>
    public static async IAsyncEnumerable<IReadOnlyList<T>> ChunksAsync<T>(
        this Database database, OrderedRows<T> rows, SqlFilter sql, [EnumeratorCancellation] CancellationToken ct)
    {
        var key = string.Join(", ", rows.Lowest.Select(sql.Put));
        var (args, text) = (sql.Args,
            $"{rows.Select} where {sql.Where} and ({rows.Columns}) {(rows.Descending ? '<' : '>')} ({key}) order by {rows.By} " +
            $"limit {Chunk}");
        while (true)
        {
            var found = await database.QueryAsync(rows.Read, text, args, ct);
            if (found.Count > 0) yield return found;
            if (found.Count < Chunk) yield break;
            rows.KeyOf(found[^1]).CopyTo(args, args.Length - rows.Lowest.Length);
        }
    }
}
