using System.Security.Cryptography;

namespace OpenProvince.Kernel;

/// <summary>
/// Identifiers made before the row is written: 42 bits of milliseconds since 2020 and 21 bits that start at random and
/// count up inside a millisecond, so rows of one time lie together and two processes do not meet (a meeting is a
/// primary-key conflict, never a silent overwrite).
/// </summary>
public static class Ids
{
    private static readonly long Epoch = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private static long last = Fresh();

    public static long Next()
    {
        while (true)
        {
            var seen = Volatile.Read(ref last);
            // Random bits are made once a millisecond: inside one it counts.
            var next = Millisecond() > seen >> 21 ? Fresh() : seen + 1;
            if (Interlocked.CompareExchange(ref last, next, seen) == seen)
                return next;
        }
    }

    private static long Fresh() =>
        (Millisecond() << 21) | (uint)RandomNumberGenerator.GetInt32(1 << 20);

    private static long Millisecond() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - Epoch;
}
