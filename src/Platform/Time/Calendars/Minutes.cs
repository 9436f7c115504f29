using OpenProvince.Kernel;

namespace OpenProvince.Time;

/// <summary>
/// Legal time has a resolution of one minute, as slips print it: local minutes since 0001-01-01, in an int until the year 4083.
/// </summary>
internal static class Minutes
{
    public const int PerDay = 1440;
    private const long MicrosPerMinute = 60_000_000;
    private const long ZoneMinutes = 7 * 60;
    private static readonly long EpochMinutes = (long)new DateOnly(1970, 1, 1).DayNumber * PerDay;

    public static int Of(Instant instant) =>
        (int)Math.Clamp(FloorDiv(instant.Micros) + ZoneMinutes + EpochMinutes, 0, int.MaxValue);

    public static int Of(DateOnly date) => date.DayNumber * PerDay;

    public static Instant ToInstant(int minute) => new((minute - ZoneMinutes - EpochMinutes) * MicrosPerMinute);

    private static long FloorDiv(long micros) =>
        micros >= 0 ? micros / MicrosPerMinute : -((-micros + MicrosPerMinute - 1) / MicrosPerMinute);
}
