using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OpenProvince.EventLog;

/// <summary>
/// The chain: SHA-256 over the previous hash and every stored field. Layout (docs/event-log.md, with a test vector):
/// previous hash 32 bytes; then version, schema, occurred_at, recorded_at, agency as 64-bit big-endian integers; then
/// stream, type, actor, data each as a 32-bit big-endian byte count and its UTF-8 bytes.
/// </summary>
internal static class EventHash
{
    private const int FixedPart = 32 + (5 * 8) + (4 * 4);

    public static byte[] Compute(
        ReadOnlySpan<byte> previous, string stream, long version, string type, int schema, EventStamp stamp, string data)
    {
        var size = FixedPart + Encoding.UTF8.GetByteCount(stream) + Encoding.UTF8.GetByteCount(type)
            + Encoding.UTF8.GetByteCount(stamp.Actor) + Encoding.UTF8.GetByteCount(data);
        var rented = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var bytes = rented.AsSpan(0, size);
            previous.CopyTo(bytes);
            var rest = bytes[32..];
            rest = Put(rest, version);
            rest = Put(rest, schema);
            rest = Put(rest, stamp.OccurredAt.Micros);
            rest = Put(rest, stamp.RecordedAt.Micros);
            rest = Put(rest, stamp.Agency);
            rest = Put(rest, stream);
            rest = Put(rest, type);
            rest = Put(rest, stamp.Actor);
            Put(rest, data);
            return SHA256.HashData(bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static Span<byte> Put(Span<byte> to, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(to, number);
        return to[8..];
    }

    private static Span<byte> Put(Span<byte> to, string text)
    {
        var count = Encoding.UTF8.GetBytes(text, to[4..]);
        BinaryPrimitives.WriteInt32BigEndian(to, count);
        return to[(4 + count)..];
    }
}
