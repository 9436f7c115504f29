using OpenProvince.Kernel;

namespace OpenProvince.Time;

/// <summary>
/// Working time of one session profile in one calendar version. Immutable; the first and last instants it can answer
/// for are <see cref="First"/> and <see cref="Last"/>. Two ideas are kept apart: a unit is <em>open</em> when it takes
/// dossiers in, and a day <em>counts</em> when the law lets the clock run (a Saturday desk is open but does not count).
/// Minutes are counted per day in prefix sums, so adding and subtracting cost one binary search at most.
/// </summary>
public sealed partial class WorkingCalendar
{
    private readonly DayBook book;
    private readonly int firstDay;

    /// <summary>
    /// Per day: shape of its opening (index into <see cref="shapes"/>, 0 closed) and how many counted days lie before it.
    /// </summary>
    private readonly byte[] shapeOf;
    private readonly int[] countedBefore;
    private readonly DayShape[] shapes;

    /// <summary>Per counted day: which day it is, and how many counted minutes lie before it.</summary>
    private readonly int[] dayOf;
    private readonly int[] minutesBefore;

    internal WorkingCalendar(int version, SessionProfile profile, DayBook book, DateOnly first, DateOnly last)
    {
        (Version, Profile, First, Last, this.book, firstDay) = (version, profile, first, last, book, first.DayNumber);
        var days = last.DayNumber - firstDay + 1;
        shapeOf = new byte[days];
        countedBefore = new int[days + 1];
        var table = new ShapeTable(profile);
        List<int> counted = [], minutes = [0];
        for (var d = 0; d < days; d++)
        {
            var counts = table.Classify(book[first.AddDays(d)], out shapeOf[d]);
            countedBefore[d + 1] = countedBefore[d] + (counts ? 1 : 0);
            if (!counts) continue;
            counted.Add(d);
            minutes.Add(minutes[^1] + table[shapeOf[d]].Minutes);
        }

        (shapes, dayOf, minutesBefore) = (table.ToArray(), [.. counted], [.. minutes]);
    }

    public int Version { get; }

    public SessionProfile Profile { get; }

    public DateOnly First { get; }

    public DateOnly Last { get; }

    /// <summary>The day with its kind, name and legal basis.</summary>
    public CalendarDay Day(DateOnly date) => book[date];

    public IReadOnlyList<Session> Sessions(DateOnly date) => shapes[shapeOf[Offset(date)]].Sessions;

    /// <summary>Whether the day counts towards deadlines.</summary>
    public bool Counts(DateOnly date) => Counted(Offset(date));

    public bool Covers(Instant instant) => Minutes.Of(instant) is var m && m >= Minutes.Of(First) && m < Minutes.Of(Last) + Minutes.PerDay;

    private bool Counted(int day) => countedBefore[day + 1] > countedBefore[day];

    private int Offset(DateOnly date) => Checked(date.DayNumber - firstDay);

    private int Checked(int day) => (uint)day < (uint)shapeOf.Length ? day : throw OutOfRange();

    private int CheckedIndex(int index) => (uint)index < (uint)dayOf.Length ? index : throw OutOfRange();

    private ArgumentOutOfRangeException OutOfRange() =>
        new(null, $"The working calendar is decided from {First:yyyy-MM-dd} to {Last:yyyy-MM-dd} only.");
}
