using System.Globalization;
using OpenProvince.Kernel;

namespace OpenProvince.Unit.Time;

internal static class Moments
{
    /// <summary>A local moment written "2026-11-23 14:32".</summary>
    public static Instant At(string local) =>
        DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture).ToInstant();

    public static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
