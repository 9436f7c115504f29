using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OpenProvince.EventLog;

/// <summary>
/// How an event vouches for words it may not carry: HMAC-SHA256 over them under a random key that stands in a row of its own
/// and that erasure destroys (ADR 0013). Without the key a seal says nothing, not even for a guessed "yes". Layout and test
/// vector: docs/event-log.md.
/// </summary>
public static class Seal
{
    public const int KeyLength = 16;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyLength);

    /// <param name="key">The key of the row's subject.</param>
    /// <param name="what">What is sealed, so that a seal of one thing never passes for another.</param>
    /// <param name="values">The values in their order.</param>
    /// <returns>43 characters of base 64 as addresses have it.</returns>
    public static string Of(ReadOnlySpan<byte> key, string what, params ReadOnlySpan<Cell> values)
    {
        var size = 4 + Encoding.UTF8.GetMaxByteCount(what.Length);
        foreach (var value in values) size += 4 + (value.Text is { } text ? Encoding.UTF8.GetMaxByteCount(text.Length) : 20);
        var rented = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var used = Put(rented, 0, what);
            foreach (var value in values) used = value == default ? PutNothing(rented, used) : Put(rented, used, value.ToString());
            Span<byte> digest = stackalloc byte[32];
            HMACSHA256.HashData(key, rented.AsSpan(0, used), digest);
            return Base64Url.EncodeToString(digest);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    private static int Put(byte[] to, int at, string text)
    {
        var count = Encoding.UTF8.GetBytes(text, to.AsSpan(at + 4));
        BinaryPrimitives.WriteInt32BigEndian(to.AsSpan(at), count);
        return at + 4 + count;
    }

    private static int PutNothing(byte[] to, int at)
    {
        BinaryPrimitives.WriteInt32BigEndian(to.AsSpan(at), -1);
        return at + 4;
    }
}
