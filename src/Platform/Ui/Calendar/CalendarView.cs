using System.Globalization;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Ui;

/// <summary>One year of one calendar version and session profile, ready to be shown.</summary>
internal sealed class CalendarView
{
    private CalendarView(CalendarSet set, WorkingCalendar calendar, int year, bool current)
    {
        (Set, Calendar, Year, IsCurrent) = (set, calendar, year, current);
        Special = [.. Days(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)).Where(IsSpecial)];
    }

    public CalendarSet Set { get; }

    public WorkingCalendar Calendar { get; }

    public int Year { get; }

    /// <summary>Whether the version shown is the one promises are made by today.</summary>
    public bool IsCurrent { get; }

    /// <summary>
    /// Whether the address asked for a year, hours or a version that do not exist: the page says so instead of showing others silently.
    /// </summary>
    public bool AskedInVain { get; private init; }

    /// <summary>Days of the year that are neither plain working days nor plain weekly rest.</summary>
    public IReadOnlyList<CalendarDay> Special { get; }

    public int FirstYear => Calendar.First.Year;

    public int LastYear => Calendar.Last.Year;

    /// <summary>
    /// What an address asks for; anything it does not know falls back to the current version, this year, the usual hours.
    /// </summary>
    public static async Task<CalendarView> OfAsync(
        CalendarStore store, DateOnly today, string? year, string? profile, string? version, CancellationToken ct)
    {
        var current = await store.CurrentAsync(ct);
        var set = Number(version) is { } asked ? await store.GetAsync(asked, ct) ?? current : current;
        var known = Array.Exists(set.Document.Profiles, p => p.Code == profile);
        var calendar = known ? set.Profile(profile!) : set.Default;
        var shown = Number(year) is { } y && y >= calendar.First.Year && y <= calendar.Last.Year
            ? y
            : Math.Clamp(today.Year, calendar.First.Year, calendar.Last.Year);
        var honoured = Is(year, Text(shown)) && Is(profile, calendar.Profile.Code) && Is(version, Text(set.Version));
        return new CalendarView(set, calendar, shown, set.Version == current.Version) { AskedInVain = !honoured };
    }

    private static bool Is(string? asked, string given) =>
        string.IsNullOrEmpty(asked) || string.Equals(asked, given, StringComparison.Ordinal);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public IEnumerable<CalendarDay> Month(int month) =>
        Days(new DateOnly(Year, month, 1), new DateOnly(Year, month, DateTime.DaysInMonth(Year, month)));

    public int WorkingDays(int month) => Month(month).Count(d => Calendar.Counts(d.Date));

    /// <summary>The address of the same page with something changed.</summary>
    public string Href(int? year = null, string? profile = null, int? version = null)
    {
        var code = profile ?? Calendar.Profile.Code;
        var query = string.Create(CultureInfo.InvariantCulture, $"/lich-lam-viec?nam={year ?? Year}");
        if (code != Set.Document.DefaultProfile) query += $"&gio={Uri.EscapeDataString(code)}";
        if (version is not null || !IsCurrent) query += string.Create(CultureInfo.InvariantCulture, $"&phien-ban={version ?? Set.Version}");
        return query;
    }

    /// <summary>The next day off that is not weekly rest, within the calendar.</summary>
    public CalendarDay? NextDayOff(DateOnly today) => today < Calendar.First || today >= Calendar.Last
        ? null
        : Days(today.AddDays(1), Calendar.Last).FirstOrDefault(d => !d.IsWorking && d.Kind != DayKind.WeeklyRest);

    private IEnumerable<CalendarDay> Days(DateOnly from, DateOnly to)
    {
        for (var date = from; date <= to; date = date.AddDays(1))
            yield return Calendar.Day(date);
    }

    private static bool IsSpecial(CalendarDay day) => day.Kind is not (DayKind.Working or DayKind.WeeklyRest);

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
