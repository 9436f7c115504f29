using System.Security.Cryptography;
using OpenProvince.Kernel;
using OtpNet;

namespace OpenProvince.Agencies.Domain;

/// <summary>Codes of the second step: those a phone shows for half a minute (RFC 6238), and those on paper for when it is lost.</summary>
internal static class OneTimeCodes
{
    /// <summary>Figures of a code that a phone shows.</summary>
    public const int Length = 6;

    /// <summary>Codes on paper, each good once.</summary>
    public const int Recovery = 10;

    private const int SecretBytes = 20, Seconds = 30, RecoveryLetters = 10;

    // Without letters and digits that look alike on paper.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>A clock may be half a minute off, either way.</summary>
    private static readonly VerificationWindow Drift = new(previous: 1, future: 1);

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>As a person types it into a phone.</summary>
    public static string Written(byte[] secret) =>
        string.Join(' ', Base32Encoding.ToString(secret).Chunk(4).Select(four => new string(four)));

    /// <summary>As a phone reads it from a QR code.</summary>
    public static string Address(byte[] secret, string account, string issuer) =>
        new OtpUri(OtpType.Totp, Base32Encoding.ToString(secret), account, issuer).ToString();

    /// <summary>The half minute whose code this is, now or one before or after; null when it is none.</summary>
    public static long? Step(byte[] secret, string code, Instant now) => code.Length == Length && code.All(char.IsAsciiDigit)
        && new Totp(secret, Seconds).VerifyTotp(now.ToDateTimeOffset().UtcDateTime, code, out var step, Drift)
            ? step
            : null;

    /// <summary>Two groups of five, about 50 bits.</summary>
    public static IReadOnlyList<string> NewRecovery() =>
        [.. Enumerable.Range(0, Recovery).Select(_ => RandomNumberGenerator.GetString(Alphabet, RecoveryLetters).Insert(5, "-"))];

    /// <summary>What was typed or pasted, without the spaces and strokes people put between.</summary>
    public static string Typed(string? typed) =>
        new string([.. (typed ?? "").Where(char.IsAsciiLetterOrDigit).Take(2 * RecoveryLetters)]).ToLowerInvariant();
}
