using System.Runtime.InteropServices;
using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>
/// What one step of a projection writes. Rows of the same key are folded in memory first, so a thousand events that touch
/// one tile cost one statement.
/// </summary>
public sealed class Rows
{
    // Tables are compared by reference: comparing them by value would cost more than the addition itself.
    private readonly Dictionary<SumTable, Dictionary<RowKey, long[]>> sums = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SetTable, Dictionary<RowKey, object?[]?>> states = new(ReferenceEqualityComparer.Instance);

    /// <summary>Timed effects at or before this instant have been applied already; later ones are the ticker's.</summary>
    public Instant Horizon { get; internal init; }

    public int Count => sums.Values.Sum(rows => rows.Count) + states.Values.Sum(rows => rows.Count);

    /// <summary>Adds <paramref name="deltas"/> to the row, making it from zero when absent.</summary>
    public void Add(SumTable table, object[] key, params ReadOnlySpan<long> deltas) => Add(table, RowKey.Of(table, key), deltas);

    /// <summary>The same without allocating when the row is already in the step: for projections that touch many rows an event.</summary>
    public void Add(SumTable table, in RowKey key, params ReadOnlySpan<long> deltas)
    {
        if (!sums.TryGetValue(table, out var rows)) sums[table] = rows = [];
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(rows, key, out _);
        row ??= new long[deltas.Length];
        for (var i = 0; i < deltas.Length; i++) row[i] += deltas[i];
    }

    /// <summary>Writes the row whole.</summary>
    public void Set(SetTable table, object[] key, params object?[] values) => For(table)[RowKey.Of(table, key)] = values;

    public void Delete(SetTable table, params object[] key) => For(table)[RowKey.Of(table, key)] = null;

    internal IReadOnlyDictionary<RowKey, long[]> Sums(SumTable table) =>
        sums.TryGetValue(table, out var rows) ? rows : new Dictionary<RowKey, long[]>();

    internal IReadOnlyDictionary<RowKey, object?[]?> States(SetTable table) =>
        states.TryGetValue(table, out var rows) ? rows : new Dictionary<RowKey, object?[]?>();

    internal void WriteTo(UnitOfWork work, DatabaseEngine engine)
    {
        foreach (var (table, rows) in sums)
        {
            // Added and taken back inside the step: adding zero is adding nothing.
            foreach (var (key, _) in rows.Where(row => !row.Value.AsSpan().ContainsAnyExcept(0L))) rows.Remove(key);
            if (engine == DatabaseEngine.Postgres) PostgresRows.Add(work, table, rows);
            else SqliteRows.Add(work, table, rows);
        }
        foreach (var (table, rows) in states)
        {
            if (engine == DatabaseEngine.Postgres) PostgresRows.Set(work, table, rows);
            else SqliteRows.Set(work, table, rows);
        }
    }

    private Dictionary<RowKey, object?[]?> For(SetTable table) =>
        states.TryGetValue(table, out var rows) ? rows : states[table] = [];
}
