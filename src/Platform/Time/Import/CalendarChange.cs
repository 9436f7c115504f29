namespace OpenProvince.Time;

/// <summary>The span of days whose working time a decision changes for anybody.</summary>
public sealed record CalendarChange(DateOnly First, DateOnly Last, int Days)
{
    /// <summary>What is different in <paramref name="after"/>; null when every hour stays as it was.</summary>
    public static CalendarChange? Between(CalendarSet before, CalendarSet after)
    {
        var days = new SortedSet<DateOnly>();
        Compare(before.Default, after.Default, days);
        foreach (var unit in before.Document.Units.Concat(after.Document.Units).Select(u => u.Agency).Distinct().OfType<long>())
            Compare(before.For(unit), after.For(unit), days);
        return days.Count == 0 ? null : new CalendarChange(days.Min, days.Max, days.Count);
    }

    private static void Compare(WorkingCalendar before, WorkingCalendar after, SortedSet<DateOnly> days)
    {
        for (var date = before.First; date <= before.Last; date = date.AddDays(1))
        {
            if (before.Counts(date) != after.Counts(date) || !before.Sessions(date).SequenceEqual(after.Sessions(date)))
                days.Add(date);
        }
    }
}
