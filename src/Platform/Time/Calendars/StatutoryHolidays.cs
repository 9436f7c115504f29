using System.Globalization;

namespace OpenProvince.Time;

/// <summary>The holidays of one year by the law in force on each day and by the yearly notice, or drafted where there is none.</summary>
internal static class StatutoryHolidays
{
    public static IEnumerable<(CalendarDay Day, HolidayLaw Law)> Of(CalendarDocument document, int year)
    {
        var notice = Array.Find(document.Years, y => y.Year == year);
        foreach (var law in document.Laws)
        {
            foreach (var holiday in law.Holidays)
            {
                foreach (var day in Days(document, law, holiday, year, notice))
                {
                    if (law.IsInForce(day.Date))
                        yield return (day, law);
                }
            }
        }
    }

    private static IEnumerable<CalendarDay> Days(
        CalendarDocument document, HolidayLaw law, StatutoryHoliday holiday, int year, YearNotice? notice)
    {
        if (holiday.TetDays is { } count)
            return Tet(document, law, count, year, notice);
        var first = holiday.Lunar is { } lunar ? Lunar(lunar, year) : Solar(holiday.Solar!, year);
        var days = new List<CalendarDay> { new(first, DayKind.Holiday, holiday.Name, law.LegalBasis) };
        if (holiday.AdjacentDay)
        {
            var side = notice?.NationalDayAdjacent ?? document.Drafts.NationalDayAdjacent[first.DayOfWeek.ToString()];
            days.Add(Noticed(first.AddDays(side), holiday.Name, law, document, notice));
        }

        return days;
    }

    private static IEnumerable<CalendarDay> Tet(
        CalendarDocument document, HolidayLaw law, int count, int year, YearNotice? notice)
    {
        var newYear = LunarCalendar.NewYear(year);
        var pattern = document.Drafts.TetDaysBefore;
        var before = notice?.TetDaysBefore
            ?? (pattern.TryGetValue(newYear.DayOfWeek.ToString(), out var own) ? own : pattern["other"]);
        for (var i = -before; i < count - before; i++)
        {
            var date = newYear.AddDays(i);
            var name = (i < 0 ? document.Names.TetBefore : document.Names.TetAfter).Replace(
                "{day}", LunarCalendar.FromSolar(date).Day.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            yield return Noticed(date, name, law, document, notice);
        }
    }

    private static CalendarDay Noticed(DateOnly date, string name, HolidayLaw law, CalendarDocument document, YearNotice? notice) =>
        new(date, DayKind.Holiday, name, $"{law.LegalBasis}; {notice?.LegalBasis ?? document.Drafts.LegalBasis}",
            DayScope.National, notice?.Uncertain ?? true);

    private static DateOnly Solar(string text, int year)
    {
        var (month, day) = YearDay.Parse(text);
        return new DateOnly(year, month, day);
    }

    private static DateOnly Lunar(string text, int year)
    {
        var (month, day) = YearDay.Parse(text);
        return LunarCalendar.ToSolar(new LunarDate(year, month, day))
            ?? throw new InvalidOperationException($"Lunar day {text} does not exist in {year}.");
    }
}
