using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace OpenProvince.EventLog;

/// <summary>
/// Compares sets of rows that come in different orders without keeping them: what the events expect is added, what the table
/// holds is taken off, and nothing is left when both are the same. The hash is keyed anew in every run, so no row can be made
/// to fit.
/// </summary>
public sealed class RowSum
{
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private byte[] buffer = new byte[1024];

    /// <summary>The share of one row.</summary>
    public UInt128 Of(string table, ReadOnlySpan<Cell> row)
    {
        var size = key.Length + Encoding.UTF8.GetMaxByteCount(table.Length);
        foreach (var cell in row) size += 9 + Encoding.UTF8.GetMaxByteCount(cell.Text?.Length ?? 0);
        if (buffer.Length < size) buffer = new byte[size * 2];
        key.CopyTo(buffer, 0);
        var used = key.Length + Encoding.UTF8.GetBytes(table, buffer.AsSpan(key.Length));
        foreach (var cell in row)
        {
            buffer[used++] = cell.Number is not null ? (byte)1 : cell.Text is not null ? (byte)2 : (byte)0;
            BinaryPrimitives.WriteInt64BigEndian(buffer.AsSpan(used), cell.Number ?? cell.Text?.Length ?? 0);
            used += 8;
            if (cell.Text is { } text) used += Encoding.UTF8.GetBytes(text, buffer.AsSpan(used));
        }
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(buffer.AsSpan(0, used), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }
}
