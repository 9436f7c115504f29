using System.Data.Common;
using System.Runtime.CompilerServices;
using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>Compares a projection's table with its recomputed twin, row by row in key order, in flat memory.</summary>
internal sealed class TableComparison(RowTable table, Findings findings)
{
    private const int MostNamed = 20;
    private int named;

    public async Task RunAsync(Snapshot live, DbConnection twin, CancellationToken ct)
    {
        if (await SameAsync(live, twin, ct) is { } rows) findings.Compared(rows);
        else await NameAsync(live, twin, ct);
    }

    /// <summary>
    /// The number of rows when all are the same, compared as one text a row (<see cref="PackedRow"/>). Null at the first that differs.
    /// </summary>
    private async Task<long?> SameAsync(Snapshot live, DbConnection twin, CancellationToken ct)
    {
        await using var command = live.Scan(Query(live.Engine, whole: true));
        await using var kept = await command.ExecuteReaderAsync(ct);
        var rows = 0L;
        await foreach (var row in WholeAsync(twin, ct).ReadAhead(ct))
        {
            if (!await kept.ReadAsync(ct) || kept.GetString(0) != row) return null;
            rows++;
        }
        return await kept.ReadAsync(ct) ? null : rows;
    }

    private async IAsyncEnumerable<string> WholeAsync(DbConnection twin, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = twin.CreateCommand(Query(DatabaseEngine.Sqlite, whole: true));
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) yield return rows.GetString(0);
    }

    private async Task NameAsync(Snapshot live, DbConnection twin, CancellationToken ct)
    {
        await using var liveCommand = live.Scan(Query(live.Engine));
        await using var twinCommand = twin.CreateCommand(Query(DatabaseEngine.Sqlite));
        await using var liveRows = await liveCommand.ExecuteReaderAsync(ct);
        await using var twinRows = await twinCommand.ExecuteReaderAsync(ct);
        var (kept, right) = (await NextAsync(liveRows, ct), await NextAsync(twinRows, ct));
        while ((kept is not null || right is not null) && named < MostNamed)
        {
            findings.Compared();
            var order = kept is null ? 1 : right is null ? -1 : CompareKeys(kept, right);
            if (order != 0) Name(kept, right, order);
            else if (!kept.AsSpan().SequenceEqual(right)) NameColumns(kept!, right!);
            if (order <= 0) kept = await NextAsync(liveRows, ct);
            if (order >= 0) right = await NextAsync(twinRows, ct);
        }
    }

    /// <param name="engine">Whose words.</param>
    /// <param name="whole">All columns as one text.</param>
    private string Query(DatabaseEngine engine, bool whole = false)
    {
        var all = table.Keys.Concat(table.Values);
        var columns = whole ? PackedRow.Sql(all) : string.Join(", ", all.Select(column => column.Name));
        var order = string.Join(", ",
            table.Keys.Select(
                key => key.Kind == ColumnKind.Text && engine == DatabaseEngine.Postgres ? $"{key.Name} collate \"C\"" : key.Name));
        // A row of zeros is what adding and taking back leaves: the same as no row.
        var where = table is SumTable ? $" where not ({string.Join(" and ", table.Values.Select(value => $"{value.Name} = 0"))})" : "";
        return $"select {columns} from {table.Name}{where} order by {order}";
    }

    private async Task<object?[]?> NextAsync(DbDataReader reader, CancellationToken ct)
    {
        if (!await reader.ReadAsync(ct)) return null;
        var row = new object?[table.Keys.Count + table.Values.Count];
        for (var i = 0; i < row.Length; i++)
        {
            var column = i < table.Keys.Count ? table.Keys[i] : table.Values[i - table.Keys.Count];
            row[i] = reader.IsDBNull(i) ? null : column.Kind == ColumnKind.Text ? reader.GetString(i) : reader.Int(i);
        }
        return row;
    }

    private int CompareKeys(object?[] left, object?[] right)
    {
        for (var i = 0; i < table.Keys.Count; i++)
        {
            var order = table.Keys[i].Kind == ColumnKind.Text
                ? CompareUtf8((string)left[i]!, (string)right[i]!)
                : ((long)left[i]!).CompareTo((long)right[i]!);
            if (order != 0) return order;
        }
        return 0;
    }

    // Both databases order text by its UTF-8 bytes; .NET's ordinal order is by UTF-16.
    private static int CompareUtf8(string left, string right) =>
        System.Text.Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(right));

    private void Name(object?[]? kept, object?[]? right, int order)
    {
        named++;
        if (order < 0) findings.Extra(table.Name, KeyOf(kept!));
        else findings.Missing(table.Name, KeyOf(right!));
    }

    private void NameColumns(object?[] kept, object?[] right)
    {
        named++;
        for (var i = table.Keys.Count; i < kept.Length; i++)
            if (!Equals(kept[i], right[i]))
                findings.Differs(table.Name, KeyOf(kept), table.Values[i - table.Keys.Count].Name, Value(right[i]), Value(kept[i]));
    }

    private string KeyOf(object?[] row) => string.Join(", ", row.Take(table.Keys.Count));

    private static Cell Value(object? value) => value as string is { } text ? text : (long?)value;
}
