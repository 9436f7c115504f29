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
    private readonly DayBook _book;
    private readonly int _firstDay;

    /// <summary>Per day: shape of its opening (index into <see cref="_shapes"/>, 0 closed) and how many counted days lie before it.</summary>
    private readonly byte[] _shapeOf;
    private readonly int[] _countedBefore;
    private readonly DayShape[] _shapes;

    /// <summary>Per counted day: which day it is, and how many counted minutes lie before it.</summary>
    private readonly int[] _dayOf;
    private readonly int[] _minutesBefore;

    internal WorkingCalendar(int version, SessionProfile profile, DayBook book, DateOnly first, DateOnly last)
    {
        (Version, Profile, First, Last, _book, _firstDay) = (version, profile, first, last, book, first.DayNumber);
        var days = last.DayNumber - _firstDay + 1;
        _shapeOf = new byte[days];
        _countedBefore = new int[days + 1];
        var shapes = new ShapeTable(profile);
        List<int> dayOf = [], minutesBefore = [0];
        for (var d = 0; d < days; d++)
        {
            var day = book[first.AddDays(d)];
            var counted = shapes.Classify(day, out _shapeOf[d]);
            _countedBefore[d + 1] = _countedBefore[d] + (counted ? 1 : 0);
            if (!counted)
                continue;
            dayOf.Add(d);
            minutesBefore.Add(minutesBefore[^1] + shapes[_shapeOf[d]].Minutes);
        }

        (_shapes, _dayOf, _minutesBefore) = (shapes.ToArray(), [.. dayOf], [.. minutesBefore]);
    }

    public int Version { get; }

    public SessionProfile Profile { get; }

    public DateOnly First { get; }

    public DateOnly Last { get; }

    /// <summary>The day with its kind, name and legal basis.</summary>
    public CalendarDay Day(DateOnly date) => _book[date];

    public IReadOnlyList<Session> Sessions(DateOnly date) => _shapes[_shapeOf[Offset(date)]].Sessions;

    /// <summary>Whether the day counts towards deadlines.</summary>
    public bool Counts(DateOnly date) => Counted(Offset(date));

    public bool Covers(Instant instant) => Minutes.Of(instant) is var m && m >= Minutes.Of(First) && m < Minutes.Of(Last) + Minutes.PerDay;

    private bool Counted(int day) => _countedBefore[day + 1] > _countedBefore[day];

    private int Offset(DateOnly date) => Checked(date.DayNumber - _firstDay);

    private int Checked(int day) => (uint)day < (uint)_shapeOf.Length ? day : throw OutOfRange();

    private int CheckedIndex(int index) => (uint)index < (uint)_dayOf.Length ? index : throw OutOfRange();

    private ArgumentOutOfRangeException OutOfRange() =>
        new(null, $"The working calendar is decided from {First:yyyy-MM-dd} to {Last:yyyy-MM-dd} only.");
}
