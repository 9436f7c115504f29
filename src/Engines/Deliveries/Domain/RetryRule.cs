using OpenProvince.Kernel;

namespace OpenProvince.Deliveries.Domain;

/// <summary>When a delivery is tried again, and when it is given up.</summary>
/// <param name="Waits">After the first failed try, the second, and so on; the last one goes on.</param>
/// <param name="Until">It is dead when a try fails this long after the first one.</param>
internal sealed record RetryRule(IReadOnlyList<TimeSpan> Waits, TimeSpan Until)
{
    private const int JitterPercent = 10;

    /// <summary>One delivery: a receiver that says "later", for days (RFC 5321, 4.5.4.1 asks for four or five).</summary>
    public static readonly RetryRule OfDelivery = new(
        [
            TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3),
            TimeSpan.FromHours(6),
        ],
        TimeSpan.FromDays(5));

    /// <summary>A channel that is down is asked by one delivery after another, for ever: it kills none.</summary>
    public static readonly RetryRule OfChannel = new(
        [
            TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5),
        ],
        TimeSpan.MaxValue);

    /// <summary>When to try again.</summary>
    /// <param name="failed">Tries that failed, at least 1.</param>
    /// <param name="now">The moment of the last one.</param>
    /// <param name="spread">Any number of the one that waits: those that failed together do not come back together.</param>
    public Instant Next(int failed, Instant now, long spread)
    {
        var wait = Waits[Math.Min(failed, Waits.Count) - 1];
        var part = (ulong)((spread ^ failed) * 0x5851_F42D_4C95_7F2D) % ((2 * JitterPercent) + 1);
        return now + (wait * (100 - JitterPercent + (int)part) / 100);
    }

    public bool IsOver(Instant firstTry, Instant now) => now - firstTry >= Until;
}
