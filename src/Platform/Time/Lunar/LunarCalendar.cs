namespace OpenProvince.Time;

/// <summary>
/// The Vietnamese lunar calendar: months begin on the day of the new moon at UTC+7, the month that holds the winter
/// solstice is the eleventh. Written after the method published by Ho Ngoc Duc; it differs from the Chinese
/// calendar (UTC+8) in some years (1985, 2007, 2030).
/// </summary>
public static class LunarCalendar
{
    public const int MinYear = 1900;
    public const int MaxYear = 2199;

    private const double SynodicMonth = 29.530588853;

    /// <summary>Julian day of the new moon from which months are numbered (1900-01-01).</summary>
    private const double FirstNewMoon = 2415021.076998695;

    public static LunarDate FromSolar(DateOnly date)
    {
        CheckYear(date.Year);
        var day = Astronomy.JulianDay(date);
        var monthStart = MonthStart(day);
        var (from, to, year) = SolsticeMonthsAround(date.Year, monthStart);
        var months = (monthStart - from) / 29;
        var month = months + 11;
        var isLeap = false;
        if (HasLeapMonth(from, to) && months >= LeapOffset(from))
        {
            isLeap = months == LeapOffset(from);
            month--;
        }

        if (month > 12)
            month -= 12;
        if (month >= 11 && months < 4)
            year--;
        return new LunarDate(year, month, day - monthStart + 1, isLeap);
    }

    /// <summary>The solar day, or null when the lunar day does not exist (no such leap month, no 30th).</summary>
    public static DateOnly? ToSolar(LunarDate date)
    {
        CheckYear(date.Year);
        if (date.Month is < 1 or > 12 || date.Day is < 1 or > 30)
            return null;
        var from = SolsticeMonth(date.Month < 11 ? date.Year - 1 : date.Year);
        var to = SolsticeMonth(date.Month < 11 ? date.Year : date.Year + 1);
        var offset = (date.Month + 1) % 12;
        if (HasLeapMonth(from, to))
        {
            var leapOffset = LeapOffset(from);
            if (date.IsLeap && date.Month != (leapOffset + 9) % 12 + 1)
                return null;
            if (date.IsLeap || offset >= leapOffset)
                offset++;
        }
        else if (date.IsLeap)
        {
            return null;
        }

        var k = MonthNumber(from) + offset;
        var start = Astronomy.NewMoonDay(k);
        return start + date.Day > Astronomy.NewMoonDay(k + 1) ? null : Astronomy.Date(start + date.Day - 1);
    }

    /// <summary>First day of the lunar year (Tet).</summary>
    public static DateOnly NewYear(int year) => ToSolar(new LunarDate(year, 1, 1))!.Value;

    /// <summary>The last new moon up to a day. The mean month is a guess: the true moon may be a day ahead of or behind it.</summary>
    private static int MonthStart(int day)
    {
        var k = (int)((day - FirstNewMoon) / SynodicMonth) + 2;
        var start = Astronomy.NewMoonDay(k);
        while (start > day)
            start = Astronomy.NewMoonDay(--k);
        return start;
    }

    private static (int From, int To, int Year) SolsticeMonthsAround(int solarYear, int monthStart)
    {
        var solstice = SolsticeMonth(solarYear);
        return solstice >= monthStart
            ? (SolsticeMonth(solarYear - 1), solstice, solarYear)
            : (solstice, SolsticeMonth(solarYear + 1), solarYear + 1);
    }

    /// <summary>First day of the eleventh lunar month of a solar year: the month that holds the winter solstice.</summary>
    private static int SolsticeMonth(int solarYear)
    {
        var days = Astronomy.JulianDay(new DateOnly(solarYear, 12, 31)) - 2415021;
        // Down, not towards zero: the winter of 1899 lies before the first new moon counted.
        var k = (int)Math.Floor(days / SynodicMonth);
        var start = Astronomy.NewMoonDay(k);
        return Astronomy.SunSector(start) >= 9 ? Astronomy.NewMoonDay(k - 1) : start;
    }

    private static bool HasLeapMonth(int from, int to) => to - from > 365;

    /// <summary>How many months after the eleventh the leap month stands: the first in which the sun enters no new sector.</summary>
    private static int LeapOffset(int solsticeMonth)
    {
        var k = MonthNumber(solsticeMonth);
        var i = 1;
        var sector = Astronomy.SunSector(Astronomy.NewMoonDay(k + i));
        int last;
        do
        {
            last = sector;
            i++;
            sector = Astronomy.SunSector(Astronomy.NewMoonDay(k + i));
        }
        while (sector != last && i < 14);
        return i - 1;
    }

    private static int MonthNumber(int monthStart) => (int)Math.Floor((monthStart - FirstNewMoon) / SynodicMonth + 0.5);

    private static void CheckYear(int year)
    {
        if (year is < MinYear or > MaxYear)
            throw new ArgumentOutOfRangeException(nameof(year), year, $"The lunar calendar is computed for {MinYear}-{MaxYear}.");
    }
}
