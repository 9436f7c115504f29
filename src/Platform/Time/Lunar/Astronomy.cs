using static System.Math;

namespace OpenProvince.Time;

/// <summary>New moons and the sun's longitude as days at UTC+7 (truncated series after Meeus, exact to minutes).</summary>
internal static class Astronomy
{
    private const double Degree = PI / 180;
    private const double ZoneInDays = 7.0 / 24;

    /// <summary>Julian day number of 0001-01-01, where <see cref="DateOnly.DayNumber"/> is 0.</summary>
    private const int JulianDayOfFirstDate = 1721426;

    public static int JulianDay(DateOnly date) => date.DayNumber + JulianDayOfFirstDate;

    public static DateOnly Date(int julianDay) => DateOnly.FromDayNumber(julianDay - JulianDayOfFirstDate);

    /// <summary>Local day on which the k-th new moon after 1900-01-01 falls.</summary>
    public static int NewMoonDay(int k) => (int)Floor(NewMoon(k) + 0.5 + ZoneInDays);

    /// <summary>
    /// Which twelfth of the ecliptic (0-11) the sun is in at the local midnight that begins the day; 9 begins at the winter solstice.
    /// </summary>
    public static int SunSector(int julianDay) => (int)(SunLongitude(julianDay - 0.5 - ZoneInDays) / PI * 6);

    private static double NewMoon(int k)
    {
        var t = k / 1236.85;
        var t2 = t * t;
        var t3 = t2 * t;
        var mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3
            + 0.00033 * Sine(166.56 + 132.87 * t - 0.009173 * t2);
        var sun = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3;
        var moon = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3;
        var node = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3;
        var correction = (0.1734 - 0.000393 * t) * Sine(sun) + 0.0021 * Sine(2 * sun)
            - 0.4068 * Sine(moon) + 0.0161 * Sine(2 * moon) - 0.0004 * Sine(3 * moon)
            + 0.0104 * Sine(2 * node) - 0.0051 * Sine(sun + moon) - 0.0074 * Sine(sun - moon)
            + 0.0004 * Sine(2 * node + sun) - 0.0004 * Sine(2 * node - sun)
            - 0.0006 * Sine(2 * node + moon) + 0.0010 * Sine(2 * node - moon) + 0.0005 * Sine(2 * moon + sun);
        return mean + correction - ClockDrift(t, t2, t3);
    }

    /// <summary>Dynamical time minus universal time, in days.</summary>
    private static double ClockDrift(double t, double t2, double t3) => t < -11
        ? 0.001 + 0.000839 * t + 0.0002261 * t2 - 0.00000845 * t3 - 0.000000081 * t * t3
        : -0.000278 + 0.000265 * t + 0.000262 * t2;

    private static double SunLongitude(double julianDay)
    {
        var t = (julianDay - 2451545.0) / 36525;
        var t2 = t * t;
        var anomaly = 357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2;
        var longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t2
            + (1.914600 - 0.004817 * t - 0.000014 * t2) * Sine(anomaly)
            + (0.019993 - 0.000101 * t) * Sine(2 * anomaly) + 0.000290 * Sine(3 * anomaly);
        var radians = longitude * Degree;
        return radians - 2 * PI * Floor(radians / (2 * PI));
    }

    private static double Sine(double degrees) => Sin(degrees * Degree);
}
