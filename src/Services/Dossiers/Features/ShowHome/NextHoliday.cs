using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Features.ShowHome;

/// <summary>The day off people should know about now: a holiday in the next days, and when desks open after it.</summary>
internal static class NextHoliday
{
    private const int DaysAhead = 4;

    public static (CalendarDay? Day, Instant Opening) After(WorkingCalendar calendar, Instant now)
    {
        for (var day = now.LocalDay(); day <= now.LocalDay().AddDays(DaysAhead) && day < calendar.Last; day = day.AddDays(1))
        {
            if (calendar.Day(day).Kind is not (DayKind.Holiday or DayKind.Compensatory or DayKind.SwapOff)) continue;
            var back = day;
            while (!calendar.Counts(back) && back < calendar.Last) back = back.AddDays(1);
            var sessions = calendar.Sessions(back);
            return sessions.Count == 0 ? default : (calendar.Day(day), back.At(TimeOnly.MinValue.AddMinutes(sessions[0].Start)));
        }
        return default;
    }
}
