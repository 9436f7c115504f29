using OpenProvince.Kernel;

namespace OpenProvince.Measures.Domain;

/// <summary>A change of a timed measure, dated by an instant.</summary>
internal readonly record struct TimedDelta(Instant At, long Delta);

/// <summary>
/// Effects scheduled for a known instant. The horizon says which have been applied. Whatever the horizon was when an
/// event came, the rows end the same once the clock has passed: scheduling, cancelling and ticking only add, and what a
/// tick did is taken back by adding the opposite on the same day.
/// </summary>
internal static class TimedRules
{
    /// <summary>Whether a scheduled effect must wait for the clock; otherwise it counts at once.</summary>
    public static bool MustWait(Instant due, Instant horizon) => due > horizon;

    /// <summary>
    /// What scheduling at <paramref name="at"/> adds. A due that is over already (a missed deadline that was paused and runs on,
    /// a finished step undone) counts from the event on: the days before it were counted by what was cancelled, or not at all.
    /// </summary>
    public static (TimedDelta? First, TimedDelta? Second) Schedule(Instant due, Instant at, Instant horizon)
    {
        var isOver = at > due;
        if (MustWait(due, horizon))
            return isOver ? (new(due, -1), new(at, +1)) : (null, null);
        return (new TimedDelta(isOver ? at : due, +1), null);
    }

    /// <summary>What cancelling at <paramref name="at"/> adds. A waiting effect must be forgotten as well.</summary>
    public static (TimedDelta? First, TimedDelta? Second) Cancel(Instant due, Instant at, Instant horizon)
    {
        var wasOver = at > due;
        if (MustWait(due, horizon))
            return wasOver ? (new(due, +1), new(at, -1)) : (null, null);
        return (wasOver ? new TimedDelta(at, -1) : new TimedDelta(due, -1), null);
    }
}
