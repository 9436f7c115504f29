namespace OpenProvince.Kernel;

/// <summary>
/// The time a command happens at. One per scope: a replay sets it per command, everything else follows <see cref="TimeProvider"/>.
/// </summary>
public sealed class Clock(TimeProvider time)
{
    private Instant? fixedAt;

    public Instant Now => fixedAt ?? time.Now();

    public DateOnly Today => Now.LocalDay();

    /// <summary>From here on the scope lives at <paramref name="at"/> (simulation and imports).</summary>
    public void SetTo(Instant at) => fixedAt = at;
}

/// <summary>
/// A clock that starts at a chosen moment and then runs: makes screenshots comparable (<c>--clock</c>, development only).
/// </summary>
public sealed class ShiftedTime(DateTimeOffset start) : TimeProvider
{
    private readonly TimeSpan shift = start - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
}

public static class TimeProviderExtensions
{
    public static Instant Now(this TimeProvider time) => Instant.From(time.GetUtcNow());
}
