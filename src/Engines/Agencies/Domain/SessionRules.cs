using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Domain;

/// <summary>How long a sign-in holds (ADR 0012).</summary>
internal static class SessionRules
{
    /// <summary>Whatever happens, a sign-in ends this long after it began: a working day, and no cookie is worth more.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Without a request for this long it ends too: longer than a noon break, shorter than a night.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(4);

    /// <summary>
    /// How long a proof of who somebody is counts for what has weight (ADR 0035): approving, changing rights, taking lists of people away.
    /// </summary>
    public static readonly TimeSpan ProofHolds = TimeSpan.FromHours(1);

    /// <summary>The last use is written at most this often, so that reading pages does not write.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    public static bool IsOver(Instant startedAt, Instant seenAt, Instant now) => now >= startedAt + Longest || now >= seenAt + Idle;
}
