using OpenProvince.Time;

namespace OpenProvince.Unit.Time;

/// <summary>
/// The judge of the deadline engine: knows the days off of 2018-2028 as plain lists typed from the notices, paints every
/// minute of those years as open or counted, and answers by walking from minute to minute. Shares no code and no data
/// file with the engine.
/// </summary>
internal sealed class MinuteWalker
{
    public const int Years = 11;
    private const int Day = 1440;
    private const string Profiles = "standard two-seasons saturday-desk";
    private static readonly DateTime Origin = new(2018, 1, 1);

    private static readonly HashSet<string> Off = [.. """
        2018-01-01 2018-02-14 2018-02-15 2018-02-16 2018-02-19 2018-02-20 2018-04-25 2018-04-30 2018-05-01 2018-09-03 2018-12-31
        2019-01-01 2019-02-04 2019-02-05 2019-02-06 2019-02-07 2019-02-08 2019-04-15 2019-04-29 2019-04-30 2019-05-01 2019-09-02
        2020-01-01 2020-01-23 2020-01-24 2020-01-27 2020-01-28 2020-01-29 2020-04-02 2020-04-30 2020-05-01 2020-09-02
        2021-01-01 2021-02-10 2021-02-11 2021-02-12 2021-02-15 2021-02-16 2021-04-21 2021-04-30 2021-05-03 2021-09-02 2021-09-03
        2022-01-03 2022-01-31 2022-02-01 2022-02-02 2022-02-03 2022-02-04 2022-04-11 2022-05-02 2022-05-03 2022-09-01 2022-09-02
        2023-01-02 2023-01-20 2023-01-23 2023-01-24 2023-01-25 2023-01-26 2023-05-01 2023-05-02 2023-05-03 2023-09-01 2023-09-04
        2024-01-01 2024-02-08 2024-02-09 2024-02-12 2024-02-13 2024-02-14 2024-04-18 2024-04-29 2024-04-30 2024-05-01 2024-09-02 2024-09-03
        2025-01-01 2025-01-27 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-04-07 2025-04-30 2025-05-01 2025-05-02 2025-09-01 2025-09-02
        2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-04-27 2026-04-30 2026-05-01
        2026-08-31 2026-09-01 2026-09-02 2026-11-24
        2027-01-01 2027-02-04 2027-02-05 2027-02-08 2027-02-09 2027-02-10 2027-04-16 2027-04-30 2027-05-03 2027-09-02 2027-09-03 2027-11-24
        2028-01-03 2028-01-24 2028-01-25 2028-01-26 2028-01-27 2028-01-28 2028-04-04 2028-05-01 2028-05-02 2028-09-01 2028-09-04 2028-11-24
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Holidays that fall on a Saturday: the Saturday desk stays closed.</summary>
    private static readonly HashSet<string> ClosedSaturdays = [.. """
        2018-02-17 2020-01-25 2021-02-13 2021-05-01 2022-01-01 2022-04-30 2023-01-21 2023-04-29 2023-09-02
        2024-02-10 2027-02-06 2027-05-01 2028-01-01 2028-09-02
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    private static readonly HashSet<string> MadeUp =
        ["2019-01-05", "2019-05-04", "2024-05-04", "2025-04-26", "2026-01-10", "2026-08-22"];

    private readonly bool[] open = new bool[Years * 366 * Day];
    private readonly bool[] counted = new bool[Years * 366 * Day];

    private MinuteWalker(string profile)
    {
        for (var midnight = 0; midnight < open.Length; midnight += Day)
        {
            var date = Origin.AddMinutes(midnight);
            var name = date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            var weekend = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            var works = MadeUp.Contains(name) || (!weekend && !Off.Contains(name));
            var desk = profile == "saturday-desk" && date.DayOfWeek == DayOfWeek.Saturday && !works && !ClosedSaturdays.Contains(name);
            for (var m = 0; m < Day; m++)
            {
                counted[midnight + m] = works && InSession(profile, date, m);
                open[midnight + m] = counted[midnight + m] || (desk && m is >= 450 and < 690);
            }
        }
    }

    public static IReadOnlyDictionary<string, MinuteWalker> All { get; } =
        Profiles.Split(' ').AsParallel().ToDictionary(p => p, p => new MinuteWalker(p));

    public static int Minute(DateTime local) => (int)Math.Floor((local - Origin).TotalMinutes);

    public static DateTime Local(int minute) => Origin.AddMinutes(minute);

    public int Due(int received, Duration duration, StartRule start)
    {
        var at = received;
        while (!open[at]) at++;
        return duration.Unit switch
        {
            DurationUnit.WorkingDay when start != StartRule.SameInstant => Close(Days(at, duration.Amount)),
            DurationUnit.WorkingDay => SameMoment(at, duration.Amount),
            DurationUnit.WorkingHour => Hours(start == StartRule.NextWorkingDayStart ? Days(at, 1) : at, duration.Amount * 60),
            DurationUnit.CalendarDay => Close(Counted(at / Day * Day + duration.Amount * Day)),
            DurationUnit.Month => Close(Counted(Minute(Month(Local(at), duration.Amount)))),
            _ => Close(HandedOverToday(at) ? at : Days(at, 1)),
        };
    }

    public int Transfer(int received)
    {
        var at = received;
        while (!open[at]) at++;
        return HandedOverToday(at) ? Close(at) : Days(at, 1);
    }

    public int Left(int from, int to)
    {
        var left = 0;
        for (var m = from; m < to; m++)
            if (counted[m]) left++;
        return left;
    }

    /// <summary>The minute right after so many counted minutes.</summary>
    public int Hours(int at, int minutes)
    {
        for (; minutes > 0; at++)
            if (counted[at]) minutes--;
        return at;
    }

    public int Shift(int due, int days) => Close(Counted(due / Day * Day + days * Day));

    private bool HandedOverToday(int at) => at % Day <= 15 * 60 && Works(at);

    private bool Works(int at)
    {
        var m = at / Day * Day;
        while (m % Day < Day - 1 && !counted[m]) m++;
        return counted[m];
    }

    private int Counted(int at)
    {
        while (!counted[at]) at++;
        return at;
    }

    /// <summary>The opening of the n-th counted day after the day of a minute.</summary>
    private int Days(int at, int days)
    {
        for (; days > 0; days--)
        {
            at++;
            while (at % Day != 0) at++;
            at = Counted(at);
        }

        return at;
    }

    private int Close(int at)
    {
        var end = at;
        for (var m = at / Day * Day; m < at / Day * Day + Day; m++)
            if (counted[m]) end = m + 1;
        return end;
    }

    private int SameMoment(int at, int days)
    {
        at = Counted(at);
        var worked = Left(at / Day * Day, at);
        if (worked == 0) return Close(days == 1 ? at : Days(at, days - 1));
        var opening = Days(at, days);
        return Math.Min(Close(opening), Hours(opening, worked));
    }

    private static DateTime Month(DateTime from, int months)
    {
        var (year, month, day) = (from.Year, from.Month, from.Day);
        for (; months > 0; months--)
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1);
        var first = new DateTime(year, month, 1);
        while (first.AddDays(day - 1).Month != month) day--;
        return first.AddDays(day - 1);
    }

    private static bool InSession(string profile, DateTime day, int minute)
    {
        var date = day.Month * 100 + day.Day;
        if (profile != "two-seasons") return minute is (>= 450 and < 690) or (>= 810 and < 1020);
        return date is >= 416 and <= 1015
            ? minute is (>= 420 and < 690) or (>= 810 and < 1020)
            : minute is (>= 450 and < 720) or (>= 780 and < 990);
    }
}
