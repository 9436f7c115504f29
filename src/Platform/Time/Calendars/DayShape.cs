namespace OpenProvince.Time;

/// <summary>The sessions of a day with running totals. Minutes of the day go in, worked minutes come out, and back.</summary>
internal sealed class DayShape
{
    public static readonly DayShape Closed = new([]);

    public DayShape(Session[] sessions)
    {
        Sessions = sessions;
        Minutes = sessions.Sum(s => s.Minutes);
    }

    public Session[] Sessions { get; }

    public int Minutes { get; }

    public int Opens => Sessions[0].Start;

    public int Closes => Sessions[^1].End;

    /// <summary>Minutes worked before a minute of the day.</summary>
    public int WorkedBefore(int minute)
    {
        var worked = 0;
        foreach (var session in Sessions)
        {
            if (minute <= session.Start)
                break;
            worked += Math.Min(minute, session.End) - session.Start;
        }

        return worked;
    }

    /// <summary>The earliest minute of the day at which <paramref name="worked"/> (1 or more) minutes have been worked.</summary>
    public int MinuteAfter(int worked)
    {
        foreach (var session in Sessions)
        {
            if (worked <= session.Minutes)
                return session.Start + worked;
            worked -= session.Minutes;
        }

        return Closes;
    }

    /// <summary>The first open minute at or after a minute of the day, or -1 when the day has none left.</summary>
    public int NextOpen(int minute)
    {
        foreach (var session in Sessions)
        {
            if (minute < session.End)
                return Math.Max(minute, session.Start);
        }

        return -1;
    }
}

/// <summary>The distinct day shapes of one profile, so that a day costs one byte.</summary>
internal sealed class ShapeTable(SessionProfile profile)
{
    private readonly List<DayShape> shapes = [DayShape.Closed];
    private readonly Dictionary<Session[], byte> indexes = [];

    public DayShape this[byte shape] => shapes[shape];

    public DayShape[] ToArray() => [.. shapes];

    /// <summary>Gives the day its shape; true when it counts towards deadlines.</summary>
    public bool Classify(CalendarDay day, out byte shape)
    {
        shape = 0;
        if (day.IsWorking)
        {
            shape = Index(Season(day.Date).Sessions);
            return true;
        }

        // A holiday is no rest day: the Saturday desk stays closed on it.
        if (day.Kind != DayKind.WeeklyRest || profile.RestDay is not { } rest || rest.Day != day.Date.DayOfWeek)
            return false;
        shape = Index(rest.Sessions);
        return rest.Counted;
    }

    private SessionSeason Season(DateOnly date) => Array.Find(profile.Seasons, s => s.Holds(date))
        ?? throw new InvalidOperationException($"Profile {profile.Code} has no sessions on {date:yyyy-MM-dd}.");

    private byte Index(Session[] sessions)
    {
        if (indexes.TryGetValue(sessions, out var known)) return known;
        var added = checked((byte)shapes.Count);
        shapes.Add(new DayShape(sessions));
        return indexes[sessions] = added;
    }
}
