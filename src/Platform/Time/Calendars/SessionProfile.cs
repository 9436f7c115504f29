namespace OpenProvince.Time;

/// <summary>Opening hours of a kind of unit through the year.</summary>
public sealed record SessionProfile
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required SessionSeason[] Seasons { get; init; }
    public RestDayOpening? RestDay { get; init; }
}

/// <summary>Sessions between two days of the year ("MM-dd", may wrap over new year), optionally only from or until a date.</summary>
public sealed record SessionSeason
{
    public required string From { get; init; }
    public required string To { get; init; }
    public required Session[] Sessions { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }

    public bool Holds(DateOnly date)
    {
        if (date < (ValidFrom ?? DateOnly.MinValue) || date > (ValidTo ?? DateOnly.MaxValue))
            return false;
        var (day, from, to) = (date.Month * 100 + date.Day, YearDay.Number(From), YearDay.Number(To));
        return from <= to ? day >= from && day <= to : day >= from || day <= to;
    }
}

/// <summary>
/// Opening on a weekly day of rest. Not <see cref="Counted"/>: the desk takes dossiers in, but the day is no working
/// day of the state and moves no deadline.
/// </summary>
public sealed record RestDayOpening
{
    public required DayOfWeek Day { get; init; }
    public required Session[] Sessions { get; init; }
    public bool Counted { get; init; }
}

/// <summary>
/// An agency named in a decision by its identifier: the profile it works by (none: the default one).
/// <see cref="Agency"/> is filled in when the decision is taken over.
/// </summary>
public sealed record UnitProfile
{
    public required string Code { get; init; }
    public string? Profile { get; init; }
    public long? Agency { get; init; }
}
