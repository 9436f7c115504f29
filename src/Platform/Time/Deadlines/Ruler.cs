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
    /// <summary>Days left out of a long period, working days and days off.</summary>
    Skipped,
}

/// <summary>
/// One block of the ruler. <paramref name="Used"/> is the share of the day already worked, 0 to 1; <paramref name="Now"/> marks where we
/// are.
/// </summary>
public sealed record RulerPart(RulerKind Kind, IReadOnlyList<CalendarDay> Days, double Used = 0, bool Now = false, bool IsDue = false)
{
    public DateOnly Date => Days[0].Date;
}

/// <summary>The working days of a promise, one block each, with the days off between them and their reasons.</summary>
/// <param name="Parts">Blocks from left to right.</param>
/// <param name="Day">Number of the day we are in, from 1; 0 before the first; beyond <paramref name="Total"/> when overdue.</param>
/// <param name="Total">Working days up to the deadline.</param>
/// <param name="Hidden">Working days left out of a long period: never the first, today's, the due day or the last.</param>
public sealed record Ruler(IReadOnlyList<RulerPart> Parts, int Day, int Total, int Hidden)
{
    /// <summary>Most working days drawn one by one.</summary>
    public const int MaxDays = 15;

    /// <param name="terms">What was promised.</param>
    /// <param name="due">The deadline as it stands.</param>
    /// <param name="pauses">Closed pauses; an open one ends at <paramref name="now"/>.</param>
    /// <param name="now">Where the line is drawn.</param>
    /// <param name="calendar">The agency's calendar.</param>
    /// <param name="startRule">The start rule that governs the terms.</param>
    internal static Ruler Build(
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
        var at = Math.Clamp(today, first, last);
        var drawn = Drawn(first, dueIndex, at, last);

        var parts = new List<RulerPart>(drawn.Count * 2);
        foreach (var index in drawn)
        {
            var date = calendar.DateOfIndex(index);
            if (parts.Count > 0 && Between(calendar, parts[^1].Date, date) is { Count: > 0 } between)
                parts.Add(new RulerPart(between.Exists(day => calendar.Counts(day.Date)) ? RulerKind.Skipped : RulerKind.Off, between));
            var kind = index > dueIndex ? RulerKind.Over : StoodStill(calendar, index, pauses) ? RulerKind.Paused : RulerKind.Day;
            parts.Add(new RulerPart(
                kind, [calendar.Day(date)], calendar.ShareWorked(index, minute), index == at && today >= first, index == dueIndex));
        }

        return new Ruler(parts, Math.Max(0, today - first + 1), dueIndex - first + 1, last - first + 1 - drawn.Count);
    }

    /// <summary>All working days of a short period; of a long one the ends, the due day, and the days around today.</summary>
    private static SortedSet<int> Drawn(int first, int due, int at, int last)
    {
        if (last - first < MaxDays) return [.. Enumerable.Range(first, last - first + 1)];
        SortedSet<int> drawn = [first, due, at, last];
        for (var away = 1; drawn.Count < MaxDays; away++)
        {
            if (at - away > first) drawn.Add(at - away);
            if (drawn.Count < MaxDays && at + away < last) drawn.Add(at + away);
        }

        return drawn;
    }

    private static List<CalendarDay> Between(WorkingCalendar calendar, DateOnly before, DateOnly after)
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
