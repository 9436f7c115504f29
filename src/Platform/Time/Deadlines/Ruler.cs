using OpenProvince.Kernel;

namespace OpenProvince.Time;

public enum RulerKind
{
    /// <summary>A working day of the period.</summary>
    Day,
    /// <summary>One or more days off in a row; they are not counted.</summary>
    Off,
    /// <summary>A working day on which the clock stood still.</summary>
    Paused,
    /// <summary>A working day after the deadline.</summary>
    Over,
}

/// <summary>One block of the ruler. <paramref name="Used"/> is the share of the day already worked, 0 to 1; <paramref name="Now"/> marks where we are.</summary>
public sealed record RulerPart(RulerKind Kind, IReadOnlyList<CalendarDay> Days, double Used = 0, bool Now = false, bool IsDue = false)
{
    public DateOnly Date => Days[0].Date;
}

/// <summary>The working days of a promise, one block each, with the days off between them and their reasons.</summary>
/// <param name="Parts">Blocks from left to right.</param>
/// <param name="Day">Number of the day we are in, from 1; 0 before the first; beyond <paramref name="Total"/> when overdue.</param>
/// <param name="Total">Working days up to the deadline.</param>
/// <param name="HiddenBefore">Days left out at the left of a long period.</param>
/// <param name="HiddenAfter">Days left out at the right.</param>
public sealed record Ruler(IReadOnlyList<RulerPart> Parts, int Day, int Total, int HiddenBefore, int HiddenAfter)
{
    public const int MaxDays = 15;

    /// <param name="terms">What was promised.</param>
    /// <param name="due">The deadline as it stands.</param>
    /// <param name="pauses">Closed pauses; an open one ends at <paramref name="now"/>.</param>
    /// <param name="now">Where the line is drawn.</param>
    /// <param name="calendar">The agency's calendar.</param>
    /// <param name="startRule">The start rule that governs the terms.</param>
    public static Ruler Build(
        in DeadlineTerms terms, Instant due, ReadOnlySpan<Pause> pauses, Instant now, WorkingCalendar calendar, StartRule startRule)
    {
        var (minute, end) = (Minutes.Of(now), Minutes.Of(due));
        var received = calendar.NextOpen(Minutes.Of(terms.Received));
        var first = startRule == StartRule.NextWorkingDayStart
            ? calendar.IndexOf(received) + 1
            : calendar.IndexOf(calendar.NextCounted(received));
        var dueIndex = Math.Max(first, calendar.IndexOf(end));
        var today = calendar.IndexOf(minute);
        var last = Math.Max(dueIndex, now > due ? today : dueIndex);
        var from = Math.Clamp(today - MaxDays / 2, first, Math.Max(first, last - MaxDays + 1));
        var to = Math.Min(last, from + MaxDays - 1);

        var parts = new List<RulerPart>(to - from + 5);
        for (var index = from; index <= to; index++)
        {
            var date = calendar.DateOfIndex(index);
            if (index > from && DaysOff(calendar, calendar.DateOfIndex(index - 1), date) is { Count: > 0 } off)
                parts.Add(new RulerPart(RulerKind.Off, off));
            var kind = index > dueIndex ? RulerKind.Over : StoodStill(calendar, index, pauses) ? RulerKind.Paused : RulerKind.Day;
            var isToday = index == Math.Clamp(today, from, to) && today >= from;
            parts.Add(new RulerPart(kind, [calendar.Day(date)], calendar.ShareWorked(index, minute), isToday, index == dueIndex));
        }

        return new Ruler(parts, Math.Max(0, today - first + 1), dueIndex - first + 1, from - first, last - to);
    }

    private static List<CalendarDay> DaysOff(WorkingCalendar calendar, DateOnly before, DateOnly after)
    {
        var off = new List<CalendarDay>();
        for (var date = before.AddDays(1); date < after; date = date.AddDays(1))
            off.Add(calendar.Day(date));
        return off;
    }

    private static bool StoodStill(WorkingCalendar calendar, int index, ReadOnlySpan<Pause> pauses)
    {
        var (opens, closes) = (calendar.OpeningOfIndex(index), calendar.CloseOfIndex(index));
        foreach (ref readonly var pause in pauses)
        {
            if (Minutes.Of(pause.From) <= opens && Minutes.Of(pause.Until) >= closes) return true;
        }

        return false;
    }
}
