using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;

namespace OpenProvince.Dossiers.Data.Drafts;

/// <summary>Counts drafts of one network address without keeping addresses: the key of the hash is made at each start.</summary>
internal sealed class DraftOrigins
{
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    public long? Of(IPAddress? address)
    {
        if (address is null) return null;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        // A household has a whole /64 of the newer addresses.
        var bytes = address.GetAddressBytes();
        return BinaryPrimitives.ReadInt64BigEndian(HMACSHA256.HashData(key, bytes.Length == 16 ? bytes.AsSpan(0, 8) : bytes));
    }
}
