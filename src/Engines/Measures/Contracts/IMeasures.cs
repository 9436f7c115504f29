namespace OpenProvince.Measures.Contracts;

/// <summary>A figure of one unit.</summary>
public readonly record struct UnitCounts(long Unit, Counts Counts);

/// <summary>A figure of one key.</summary>
public readonly record struct KeyCounts(string Key, Counts Counts);

/// <summary>A figure of one local hour, 0 to 23.</summary>
public readonly record struct HourCounts(int Hour, Counts Counts);

/// <summary>A stock at the beginning and at the end of a period.</summary>
public readonly record struct Balance(Counts Opening, Counts Change)
{
    /// <summary>What was there when the period ended, or is there now when it runs.</summary>
    public Counts Closing => Opening + Change;
}

/// <summary>
/// The roll-ups of a unit and everything below it. A null key means all. Every call is a few index lookups,
/// whatever the number of events behind it.
/// </summary>
public interface IMeasures
{
    /// <summary>The measure registered under a name, or null.</summary>
    MeasureDefinition? Find(string name);

    /// <summary>The current value of a stock or a timed measure; the all-time total of a flow.</summary>
    Task<Counts> NowAsync(MeasureDefinition measure, long unit, string? key = null, CancellationToken ct = default);

    /// <summary>What happened in a period.</summary>
    Task<Counts> PeriodAsync(
        MeasureDefinition measure, long unit, Period period, string? key = null, CancellationToken ct = default);

    /// <summary>Several measures over several periods of one grain: for each period the figures in the order asked.</summary>
    Task<IReadOnlyList<(Period Period, IReadOnlyList<Counts> Counts)>> TableAsync(
        IReadOnlyList<MeasureDefinition> measures, long unit, Period first, Period last, string? key = null,
        CancellationToken ct = default);

    /// <summary>Opening and closing balance of a stock or a timed measure.</summary>
    Task<Balance> BalanceAsync(
        MeasureDefinition measure, long unit, Period period, string? key = null, CancellationToken ct = default);

    /// <summary>The hours of a local day that have rows; only for measures kept by hour.</summary>
    Task<IReadOnlyList<HourCounts>> HoursAsync(MeasureDefinition measure, long unit, DateOnly day, CancellationToken ct = default);

    /// <summary>The same figure of many units; units without a row are left out.</summary>
    Task<IReadOnlyList<UnitCounts>> UnitsAsync(
        MeasureDefinition measure, IReadOnlyCollection<long> units, Period period, CancellationToken ct = default);

    /// <summary>The same figure of every key that has one.</summary>
    Task<IReadOnlyList<KeyCounts>> KeysAsync(
        MeasureDefinition measure, long unit, Period period, CancellationToken ct = default);

    /// <summary>A derived measure, 0 to 1; null when there is nothing to divide by.</summary>
    Task<double?> ShareAsync(MeasureDefinition derived, long unit, Period period, string? key = null, CancellationToken ct = default);

    /// <summary>A derived measure for every period of one grain from the first to the last.</summary>
    Task<IReadOnlyList<(Period Period, double? Share)>> SharesAsync(
        MeasureDefinition derived, long unit, Period first, Period last, CancellationToken ct = default);

    /// <summary>A derived measure of many units; every unit asked for is in the answer.</summary>
    Task<IReadOnlyDictionary<long, double?>> UnitSharesAsync(
        MeasureDefinition derived, IReadOnlyCollection<long> units, Period period, CancellationToken ct = default);

    /// <summary>A derived measure of every key that has something to divide.</summary>
    Task<IReadOnlyDictionary<string, double?>> KeySharesAsync(
        MeasureDefinition derived, long unit, Period period, CancellationToken ct = default);

    /// <summary>
    /// A flow or a stock's change as it was known at the end of a local day: what was recorded later for an earlier
    /// day is left out.
    /// </summary>
    Task<Counts> AsKnownAsync(
        MeasureDefinition measure, long unit, Period period, DateOnly knownOn, string? key = null, CancellationToken ct = default);
}
