using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;

namespace OpenProvince.Measures.Data;

/// <summary>Spreads one delta over the unit's chain, the periods that hold its day, and the key beside the total.</summary>
internal sealed class RollupWriter(MeasureTables tables)
{
    private const string AllKeys = "";

    public void Add(Rows rows, MeasureDefinition measure, long[] chain, in LocalMoment at, in Dimensions dimensions, long delta)
    {
        var deltas = Spread(stackalloc long[MeasureSplit.Most], dimensions.Member, delta);
        var byKey = IsByKey(measure, dimensions);
        foreach (var unit in chain)
        {
            AddPeriods(rows, measure.Id, unit, AllKeys, at.Day, deltas);
            if (byKey) AddPeriods(rows, measure.Id, unit, dimensions.Key, at.Day, deltas);
            if (measure.ByHour) rows.Add(tables.Hour, new RowKey(measure.Id, unit, at.DayHour), deltas);
        }
    }

    /// <summary>Remembers that the delta became known on a later day than it is dated.</summary>
    public void AddLate(Rows rows, MeasureDefinition measure, long[] chain, int day, int recorded, in Dimensions dimensions, long delta)
    {
        var deltas = Spread(stackalloc long[MeasureSplit.Most], dimensions.Member, delta);
        var byKey = IsByKey(measure, dimensions);
        foreach (var unit in chain)
        {
            rows.Add(tables.Late, new RowKey(measure.Id, unit, day, recorded, AllKeys), deltas);
            if (byKey) rows.Add(tables.Late, new RowKey(measure.Id, unit, day, recorded, dimensions.Key), deltas);
        }
    }

    private static bool IsByKey(MeasureDefinition measure, in Dimensions dimensions) => measure.ByKey && dimensions.Key.Length > 0;

    private void AddPeriods(Rows rows, int measure, long unit, string key, int day, ReadOnlySpan<long> deltas)
    {
        rows.Add(tables.Rollup, new RowKey(measure, unit, day, T0: key), deltas);
        rows.Add(tables.Rollup, new RowKey(measure, unit, day / 100, T0: key), deltas);
        rows.Add(tables.Rollup, new RowKey(measure, unit, day / 10_000, T0: key), deltas);
        rows.Add(tables.Rollup, new RowKey(measure, unit, 0, T0: key), deltas);
    }

    private ReadOnlySpan<long> Spread(Span<long> room, int member, long delta)
    {
        var deltas = room[..tables.Width];
        deltas.Clear();
        deltas[member] = delta;
        return deltas;
    }
}

/// <summary>An instant's local day and hour as numbers.</summary>
internal readonly record struct LocalMoment(int Day, int Hour)
{
    public long DayHour => (Day * 100L) + Hour;

    public static LocalMoment Of(Instant at)
    {
        var local = at.ToLocal();
        return new((local.Year * 10_000) + (local.Month * 100) + local.Day, local.Hour);
    }
}
