using System.Globalization;

namespace OpenProvince.Kernel;

/// <summary>
/// A moment in microseconds since 1970-01-01T00:00:00Z. One integer in both databases, so ordering and hashing never
/// depend on a driver's idea of a timestamp. Finer parts are cut, never rounded.
/// </summary>
public readonly record struct Instant(long Micros) : IComparable<Instant>
{
    public const long PerSecond = 1_000_000;
    public const long PerMinute = 60 * PerSecond;
    public const long PerHour = 60 * PerMinute;

    public static Instant From(DateTimeOffset moment) => new((moment.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);

    public DateTimeOffset ToDateTimeOffset() => new(DateTime.UnixEpoch.AddTicks(Micros * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    public static Instant operator +(Instant at, TimeSpan span) => new(at.Micros + (span.Ticks / TimeSpan.TicksPerMicrosecond));

    public static Instant operator -(Instant at, TimeSpan span) => new(at.Micros - (span.Ticks / TimeSpan.TicksPerMicrosecond));

    public static TimeSpan operator -(Instant later, Instant earlier) =>
        TimeSpan.FromTicks((later.Micros - earlier.Micros) * TimeSpan.TicksPerMicrosecond);

    public static bool operator <(Instant left, Instant right) => left.Micros < right.Micros;

    public static bool operator >(Instant left, Instant right) => left.Micros > right.Micros;

    public static bool operator <=(Instant left, Instant right) => left.Micros <= right.Micros;

    public static bool operator >=(Instant left, Instant right) => left.Micros >= right.Micros;

    public int CompareTo(Instant other) => Micros.CompareTo(other.Micros);

    /// <summary>ISO 8601 in UTC with microseconds.</summary>
    public override string ToString() => ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}

/// <summary>Vietnamese local time: UTC+7 all year, no daylight saving (Asia/Ho_Chi_Minh).</summary>
public static class LocalTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);
    private const long DayMicros = 24 * Instant.PerHour;
    private const long OffsetMicros = 7 * Instant.PerHour;
    private static readonly int EpochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    public static DateTime ToLocal(this Instant at) =>
        DateTime.UnixEpoch.AddTicks((at.Micros + OffsetMicros) * TimeSpan.TicksPerMicrosecond);

    public static DateOnly LocalDay(this Instant at) =>
        DateOnly.FromDayNumber(EpochDay + (int)Math.Floor((double)(at.Micros + OffsetMicros) / DayMicros));

    /// <summary>Local minutes and seconds since local midnight, as a time of day.</summary>
    public static TimeOnly LocalTimeOfDay(this Instant at) => TimeOnly.FromDateTime(at.ToLocal());

    /// <summary>The instant of a local (UTC+7) date and time.</summary>
    public static Instant ToInstant(this DateTime local) =>
        new(((local.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond) - OffsetMicros);

    public static Instant At(this DateOnly day, TimeOnly time) => day.ToDateTime(time).ToInstant();

    /// <summary>Local midnight that begins the day.</summary>
    public static Instant Start(this DateOnly day) => day.At(TimeOnly.MinValue);

    /// <summary>A day as the integer yyyymmdd, the form days have in both databases.</summary>
    public static int ToNumber(this DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;

    public static DateOnly ToDay(this int yyyymmdd) => new(yyyymmdd / 10_000, yyyymmdd / 100 % 100, yyyymmdd % 100);
}
