using System.Globalization;

namespace OpenProvince.Time;

/// <summary>Every day of a calendar version that is not a plain working day or plain weekly rest, with its reason.</summary>
internal sealed class DayBook
{
    private readonly CalendarDocument document;
    private readonly Dictionary<DateOnly, CalendarDay> days = [];

    /// <param name="document">The calendar version.</param>
    /// <param name="unit">Identifier of the agency whose own decided days apply too.</param>
    public DayBook(CalendarDocument document, string? unit = null)
    {
        this.document = document;
        var holidays = new List<(CalendarDay Day, HolidayLaw Law)>();
        for (var year = document.From.Year; year <= document.To.Year; year++)
            holidays.AddRange(StatutoryHolidays.Of(document, year));
        foreach (var (day, _) in holidays)
            days.TryAdd(day.Date, day);
        foreach (var day in document.Days)
        {
            if (day.Units is null || (unit is not null && day.Units.Contains(unit)))
                days[day.Date] = new CalendarDay(day.Date, day.Kind, day.Name, day.LegalBasis, day.Scope, day.Uncertain);
        }

        foreach (var (day, law) in holidays.OrderBy(h => h.Day.Date))
            Compensate(day, law);
    }

    public CalendarDay this[DateOnly date] => days.GetValueOrDefault(date) ?? Plain(date);

    private bool IsRest(DateOnly date) => document.WeeklyRest.Contains(date.DayOfWeek);

    private CalendarDay Plain(DateOnly date) => IsRest(date)
        ? new CalendarDay(date, DayKind.WeeklyRest, document.Names.WeeklyRest, "")
        : new CalendarDay(date, DayKind.Working, "", "");

    /// <summary>A holiday on a day of weekly rest gives the next plain working day off.</summary>
    private void Compensate(CalendarDay holiday, HolidayLaw law)
    {
        if (!IsRest(holiday.Date) || days[holiday.Date].Kind != DayKind.Holiday)
            return;
        var date = holiday.Date.AddDays(1);
        while (days.ContainsKey(date) || IsRest(date))
            date = date.AddDays(1);
        var name = document.Names.Compensatory
            .Replace("{name}", holiday.Name, StringComparison.Ordinal)
            .Replace("{date}", holiday.Date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        days[date] = new CalendarDay(date, DayKind.Compensatory, name, law.CompensationBasis, DayScope.National, holiday.Uncertain);
    }
}
