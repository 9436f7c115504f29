using OpenProvince.Kernel;

namespace OpenProvince.Testing;

/// <summary>A clock that stands still until a test turns it. Timers still run, so background work goes on.</summary>
public sealed class TurnableTime(DateTimeOffset start) : TimeProvider
{
    /// <summary>A Monday in the working season, mid-morning: promises made now are counted from today.</summary>
    public static readonly DateTimeOffset WorkingMonday = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7));

    private long ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

    public void TurnTo(DateTimeOffset now) => Interlocked.Exchange(ref ticks, now.UtcTicks);

    public void TurnTo(Instant now) =>
        Interlocked.Exchange(ref ticks, DateTime.UnixEpoch.Ticks + (now.Micros * TimeSpan.TicksPerMicrosecond));
}
