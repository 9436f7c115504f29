using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;

namespace OpenProvince.Measures.Data;

/// <summary>Spreads one delta over the unit's chain, the periods that hold its day, and the procedure beside the total.</summary>
internal static class RollupWriter
{
    private const string AllProcedures = "";

    public static void Add(Rows rows, MeasureDefinition measure, long[] chain, in LocalMoment at, in Dimensions dimensions, long delta)
    {
        Span<long> deltas = stackalloc long[ChannelCounts.Width];
        deltas.Clear();
        deltas[Column(dimensions.Channel)] = delta;
        foreach (var unit in chain)
        {
            AddPeriods(rows, measure.Id, unit, AllProcedures, at.Day, deltas);
            if (measure.ByProcedure) AddPeriods(rows, measure.Id, unit, dimensions.Procedure, at.Day, deltas);
            if (measure.ByHour) rows.Add(MeasureTables.Hour, new RowKey(measure.Id, unit, at.DayHour), deltas);
        }
    }

    /// <summary>Remembers that the delta became known on a later day than it is dated.</summary>
    public static void AddLate(
        Rows rows, MeasureDefinition measure, long[] chain, int day, int recorded, in Dimensions dimensions, long delta)
    {
        Span<long> deltas = stackalloc long[ChannelCounts.Width];
        deltas.Clear();
        deltas[Column(dimensions.Channel)] = delta;
        foreach (var unit in chain)
        {
            rows.Add(MeasureTables.Late, new RowKey(measure.Id, unit, day, recorded, AllProcedures), deltas);
            if (measure.ByProcedure)
                rows.Add(MeasureTables.Late, new RowKey(measure.Id, unit, day, recorded, dimensions.Procedure), deltas);
        }
    }

    private static void AddPeriods(Rows rows, int measure, long unit, string procedure, int day, ReadOnlySpan<long> deltas)
    {
        rows.Add(MeasureTables.Rollup, new RowKey(measure, unit, day, T0: procedure), deltas);
        rows.Add(MeasureTables.Rollup, new RowKey(measure, unit, day / 100, T0: procedure), deltas);
        rows.Add(MeasureTables.Rollup, new RowKey(measure, unit, day / 10_000, T0: procedure), deltas);
        rows.Add(MeasureTables.Rollup, new RowKey(measure, unit, 0, T0: procedure), deltas);
    }

    private static int Column(int channel) => channel is >= 1 and <= ChannelCounts.Width
        ? channel - 1
        : throw new InvalidOperationException($"Channel {channel} is not known");
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
