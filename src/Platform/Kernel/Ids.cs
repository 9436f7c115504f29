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
            var fresh = Fresh();
            var next = fresh >> 21 > seen >> 21 ? fresh : seen + 1;
            if (Interlocked.CompareExchange(ref last, next, seen) == seen)
                return next;
        }
    }

    private static long Fresh() =>
        ((TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - Epoch) << 21) | (uint)RandomNumberGenerator.GetInt32(1 << 20);
}
