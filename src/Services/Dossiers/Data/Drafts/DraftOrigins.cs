using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;

using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Data.Drafts;

/// <summary>Counts drafts of one network address without keeping addresses: the key of the hash is made at each start.</summary>
internal sealed class DraftOrigins
{
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    public long? Of(IPAddress? address)
    {
        if (address is null) return null;
        return BinaryPrimitives.ReadInt64BigEndian(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(Networks.Of(address))));
    }
}
