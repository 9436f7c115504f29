using OpenProvince.Kernel;

namespace OpenProvince.Time;

public sealed partial class WorkingCalendar
{
    /// <summary>Whether the unit takes dossiers in at this instant.</summary>
    public bool IsOpen(Instant instant) => Minutes.Of(instant) is var m && NextOpen(m) == m;

    /// <summary>The instant itself while the unit is open (cut to the minute), else the start of its next session.</summary>
    public Instant NextOpen(Instant instant) => Minutes.ToInstant(NextOpen(Minutes.Of(instant)));

    /// <summary>
    /// The earliest instant by which <paramref name="workingMinutes"/> counted minutes have passed: never the opening of a day, always the
    /// close before it.
    /// </summary>
    public Instant Add(Instant instant, int workingMinutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingMinutes);
        var minute = Minutes.Of(instant);
        return Minutes.ToInstant(workingMinutes == 0 ? minute : MinuteAt(WorkedBefore(minute) + workingMinutes));
    }

    /// <summary>Counted minutes between two instants; negative when <paramref name="to"/> is earlier.</summary>
    public int Between(Instant from, Instant to) => WorkedBefore(Minutes.Of(to)) - WorkedBefore(Minutes.Of(from));

    /// <summary>
    /// The day <paramref name="count"/> counted days after (before, when negative) the last counted day up to <paramref name="date"/>.
    /// </summary>
    public DateOnly AddWorkingDays(DateOnly date, int count) =>
        First.AddDays(dayOf[CheckedIndex(countedBefore[Offset(date) + 1] - 1 + count)]);

    /// <summary>Close of business of a counted day.</summary>
    public Instant CloseOf(DateOnly date) => Minutes.ToInstant(CloseOf(Offset(date)));

    /// <summary>Opening of a counted day.</summary>
    public Instant OpeningOf(DateOnly date) => Minutes.ToInstant(OpeningOf(Offset(date)));

    internal int NextOpen(int minute)
    {
        var day = DayOf(minute);
        var open = Shape(day).NextOpen(minute - StartOf(day));
        while (open < 0)
            open = Shape(Checked(++day)).NextOpen(0);
        return StartOf(day) + open;
    }

    /// <summary>The first counted working minute at or after a minute.</summary>
    internal int NextCounted(int minute)
    {
        var day = DayOf(minute);
        var open = Counted(day) ? Shape(day).NextOpen(minute - StartOf(day)) : -1;
        return open >= 0 ? StartOf(day) + open : OpeningOf(dayOf[CheckedIndex(countedBefore[day + 1])]);
    }

    /// <summary>Counted minutes from the beginning of the calendar.</summary>
    internal int WorkedBefore(int minute)
    {
        var day = DayOf(minute);
        var index = countedBefore[day];
        return countedBefore[day + 1] == index
            ? minutesBefore[index]
            : minutesBefore[index] + Shape(day).WorkedBefore(minute - StartOf(day));
    }

    internal int MinuteAt(int worked)
    {
        var found = Array.BinarySearch(minutesBefore, worked);
        var index = CheckedIndex((found >= 0 ? found : ~found) - 1);
        var day = dayOf[index];
        return StartOf(day) + Shape(day).MinuteAfter(worked - minutesBefore[index]);
    }

    /// <summary>Number of the last counted day up to and with the day of a minute.</summary>
    internal int IndexOf(int minute) => countedBefore[DayOf(minute) + 1] - 1;

    /// <summary>Close of business of the index-th counted day.</summary>
    internal int CloseOfIndex(int index) => CloseOf(dayOf[CheckedIndex(index)]);

    internal int OpeningOfIndex(int index) => OpeningOf(dayOf[CheckedIndex(index)]);

    /// <summary>The minute of the index-th counted day at which as much of it is worked; a shorter day ends at its close.</summary>
    internal int MinuteOfIndex(int index, int worked)
    {
        var day = dayOf[CheckedIndex(index)];
        return StartOf(day) + Shape(day).MinuteAfter(worked);
    }

    /// <summary>
    /// Close of the first counted day at or after a date (Civil Code: a period that ends on a day off ends at the close of the next working
    /// day).
    /// </summary>
    internal int CloseOnOrAfter(int dayNumber)
    {
        var day = Checked(dayNumber - firstDay);
        return CloseOf(dayOf[CheckedIndex(countedBefore[day])]);
    }

    internal DateOnly DateOfIndex(int index) => First.AddDays(dayOf[CheckedIndex(index)]);

    /// <summary>How much of the index-th counted day is over at a minute, 0 to 1.</summary>
    internal double ShareWorked(int index, int minute)
    {
        var shape = Shape(dayOf[CheckedIndex(index)]);
        var worked = WorkedBefore(minute) - minutesBefore[index];
        return Math.Clamp((double)worked / shape.Minutes, 0, 1);
    }

    internal int WorkedInDay(int minute)
    {
        var day = DayOf(minute);
        return Shape(day).WorkedBefore(minute - StartOf(day));
    }

    internal bool CountsAt(int minute) => Counted(DayOf(minute));

    private int CloseOf(int day) => StartOf(day) + Shape(CheckedCounted(day)).Closes;

    private int OpeningOf(int day) => StartOf(day) + Shape(CheckedCounted(day)).Opens;

    private int CheckedCounted(int day) => Counted(day)
        ? day
        : throw new ArgumentException($"{First.AddDays(day):yyyy-MM-dd} is no working day.", nameof(day));

    private int DayOf(int minute) => Checked(minute / Minutes.PerDay - firstDay);

    private int StartOf(int day) => (firstDay + day) * Minutes.PerDay;

    private DayShape Shape(int day) => shapes[shapeOf[day]];
}
