using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace OpenProvince.Backups.Domain;

/// <summary>
/// Seals one object: compressed where that helps, then AES-256-GCM with a random nonce and the object's name as associated
/// data, so that no object can stand in for another. Layout: nonce 12, tag 16, ciphertext of (1 byte form, payload).
/// </summary>
internal sealed class BackupCipher(BackupKey key)
{
    private const int Nonce = 12, Tag = 16;
    private const byte Plain = 0, Brotli = 1;

    public string Address(ReadOnlySpan<byte> plain) => Convert.ToHexStringLower(HMACSHA256.HashData(key.Addressing, plain));

    public byte[] Seal(string name, ReadOnlySpan<byte> plain)
    {
        var body = Pack(plain);
        var sealedBytes = new byte[Nonce + Tag + body.Length];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, Nonce));
        using var aes = new AesGcm(key.Sealing, Tag);
        aes.Encrypt(sealedBytes.AsSpan(0, Nonce), body, sealedBytes.AsSpan(Nonce + Tag), sealedBytes.AsSpan(Nonce, Tag),
            Encoding.UTF8.GetBytes(name));
        return sealedBytes;
    }

    /// <summary>Null when the bytes are not what was sealed under this name with this key.</summary>
    public byte[]? Open(string name, ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length <= Nonce + Tag) return null;
        var body = new byte[sealedBytes.Length - Nonce - Tag];
        using var aes = new AesGcm(key.Sealing, Tag);
        try
        {
            aes.Decrypt(
                sealedBytes[..Nonce], sealedBytes[(Nonce + Tag)..], sealedBytes.Slice(Nonce, Tag), body, Encoding.UTF8.GetBytes(name));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        return Unpack(body);
    }

    private static byte[] Pack(ReadOnlySpan<byte> plain)
    {
        var packed = new byte[5 + BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        // Scans and photographs do not get smaller: what saves less than a thirty-second is kept as it is.
        if (BrotliEncoder.TryCompress(plain, packed.AsSpan(5), out var length, quality: 2, window: 20)
            && length < plain.Length - (plain.Length / 32) - 4)
        {
            packed[0] = Brotli;
            BitConverter.TryWriteBytes(packed.AsSpan(1), plain.Length);
            return packed[..(5 + length)];
        }
        return [Plain, .. plain];
    }

    private static byte[]? Unpack(byte[] body)
    {
        if (body[0] == Plain) return body[1..];
        var plain = new byte[BitConverter.ToInt32(body, 1)];
        return BrotliDecoder.TryDecompress(body.AsSpan(5), plain, out var length) && length == plain.Length ? plain : null;
    }
}
