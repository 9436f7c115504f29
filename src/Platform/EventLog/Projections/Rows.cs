using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>
/// What one step of a projection writes. Rows of the same key are folded in memory first, so a thousand events that touch
/// one tile cost one statement.
/// </summary>
public sealed class Rows
{
    private readonly Dictionary<RowTable, Dictionary<RowKey, object?[]?>> pending = [];

    /// <summary>Timed effects at or before this instant have been applied already; later ones are the ticker's.</summary>
    public Instant Horizon { get; internal init; }

    public int Count => pending.Values.Sum(rows => rows.Count);

    /// <summary>Adds <paramref name="deltas"/> to the row, making it from zero when absent.</summary>
    public void Add(SumTable table, object[] key, params ReadOnlySpan<long> deltas)
    {
        var rows = For(table);
        var at = new RowKey(key);
        if (!rows.TryGetValue(at, out var sums)) rows[at] = sums = NewSums(deltas.Length);
        for (var i = 0; i < deltas.Length; i++) sums![i] = (long)sums[i]! + deltas[i];
    }

    /// <summary>Writes the row whole.</summary>
    public void Set(SetTable table, object[] key, params object?[] values) => For(table)[new RowKey(key)] = values;

    public void Delete(SetTable table, params object[] key) => For(table)[new RowKey(key)] = null;

    internal void WriteTo(UnitOfWork work, DatabaseEngine engine)
    {
        foreach (var (table, rows) in pending)
        {
            if (engine == DatabaseEngine.Postgres) PostgresRows.Write(work, table, rows);
            else SqliteRows.Write(work, table, rows);
        }
    }

    private static object?[] NewSums(int length)
    {
        var sums = new object?[length];
        Array.Fill(sums, 0L);
        return sums;
    }

    private Dictionary<RowKey, object?[]?> For(RowTable table) =>
        pending.TryGetValue(table, out var rows) ? rows : pending[table] = [];
}

/// <summary>A primary key as a value; integers of any width are equal.</summary>
internal readonly struct RowKey : IEquatable<RowKey>
{
    private readonly int hash;

    public RowKey(object[] parts)
    {
        Parts = parts;
        var code = default(HashCode);
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = parts[i] is string text ? text : Convert.ToInt64(parts[i], System.Globalization.CultureInfo.InvariantCulture);
            code.Add(parts[i]);
        }
        hash = code.ToHashCode();
    }

    public object[] Parts { get; }

    public bool Equals(RowKey other) => Parts.AsSpan().SequenceEqual(other.Parts);

    public override bool Equals(object? obj) => obj is RowKey other && Equals(other);

    public override int GetHashCode() => hash;
}
