using System.Security.Cryptography;
using System.Text;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Domain;

/// <summary>
/// The one secret of an archive: 32 random bytes. From it come, by HKDF-SHA256, the key that seals (AES-256-GCM), the key that
/// addresses (HMAC-SHA256, so that names tell nothing about contents) and a public number that tells one key from another.
/// </summary>
internal sealed class BackupKey
{
    private const int Length = 32;
    private const string Head = "openprovince-backup-key-1 ";

    private BackupKey(byte[] secret)
    {
        Sealing = Derive(secret, "seal", Length);
        Addressing = Derive(secret, "address", Length);
        Number = Convert.ToHexStringLower(Derive(secret, "number", 8));
    }

    public byte[] Sealing { get; }

    public byte[] Addressing { get; }

    public string Number { get; }

    public static string Fresh() => Head + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)) + "\n";

    public static Result<BackupKey> Parse(string text, string path)
    {
        var secret = new byte[Length];
        return text.StartsWith(Head, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[Head.Length..].Trim(), secret, out var length) && length == Length
            ? new BackupKey(secret)
            : BackupErrors.KeyMalformed(path);
    }

    private static byte[] Derive(byte[] secret, string purpose, int length) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, length, info: Encoding.ASCII.GetBytes($"openprovince backup {purpose}"));
}
