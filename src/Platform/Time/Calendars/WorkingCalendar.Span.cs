using OpenProvince.Kernel;

namespace OpenProvince.Time;

public sealed partial class WorkingCalendar
{
    /// <summary>
    /// Working time from one instant to a later one in whole days and minutes. A day of the calendar that lies wholly
    /// inside is one day however long its sessions are; the two ends together make one more when they fill the first day.
    /// </summary>
    public WorkingSpan Span(Instant from, Instant to) => Span(Minutes.Of(from), Minutes.Of(to));

    internal WorkingSpan Span(int from, int to)
    {
        var (start, end) = (WorkedBefore(from), WorkedBefore(to));
        if (end <= start) return default;
        var first = FirstDayFrom(start);
        var last = FirstDayFrom(end + 1) - 1;
        var days = Math.Max(0, last - first);
        var rest = end - start - (days == 0 ? 0 : minutesBefore[last] - minutesBefore[first]);
        // Only a day that was entered midway can be filled up by the other end.
        var wholeDay = minutesBefore[first] == start ? int.MaxValue : minutesBefore[first] - minutesBefore[first - 1];
        return rest >= wholeDay ? new(days + 1, rest - wholeDay) : new(days, rest);
    }

    /// <summary>Number of the first counted day before which at least so many minutes lie.</summary>
    private int FirstDayFrom(int worked)
    {
        var found = Array.BinarySearch(minutesBefore, worked);
        return found >= 0 ? found : ~found;
    }
}
