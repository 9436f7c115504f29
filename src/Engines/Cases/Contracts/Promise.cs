using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Cases.Contracts;

/// <summary>A promised day: given by a clock, standing still, running on, moved by a calendar, judged once.</summary>
public sealed record Promise
{
    public static readonly Promise None = new();

    public DuePromise? Given { get; init; }

    /// <summary>From when the term runs.</summary>
    public Instant? From { get; init; }

    /// <summary>From when it is shown as near its end.</summary>
    public Instant? NearAt { get; init; }

    public Instant? PausedAt { get; init; }

    /// <summary>How often the clock stood still.</summary>
    public int Pauses { get; init; }

    /// <summary>Working minutes that were left when the clock stopped; negative when it was already late.</summary>
    public long? Remaining { get; init; }

    public Instant? JudgedAt { get; init; }

    public Timeliness? Judged { get; init; }

    public Instant? Due => Given?.Due;

    public bool IsPaused => PausedAt is not null;

    public static Promise Start(DuePromise given, Instant from, LegalClock clock) =>
        new() { Given = given, From = from, NearAt = clock.NearAt(from, given.Due) };

    /// <summary>The clock stands still; one that was never promised has none.</summary>
    public Promise Pause(Instant at, LegalClock clock) =>
        Due is { } due ? this with { PausedAt = at, Remaining = clock.MinutesLeft(at, due), Pauses = Pauses + 1 } : this;

    /// <summary>It runs again, until <paramref name="after"/>.</summary>
    public Promise Resume(DuePromise after, LegalClock clock) => Move(after, clock) with { PausedAt = null, Remaining = null };

    /// <summary>A later decision about the calendar gives another day.</summary>
    public Promise Move(DuePromise moved, LegalClock clock) => this with { Given = moved, NearAt = clock.NearAt(From!.Value, moved.Due) };

    public Promise Judge(Instant at, Timeliness how) => this with { JudgedAt = at, Judged = how };

    /// <summary>The case ends: nothing stands still any more.</summary>
    public Promise End() => this with { PausedAt = null, Remaining = null };
}
