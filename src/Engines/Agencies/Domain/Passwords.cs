using System.Security.Cryptography;
using System.Text;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Domain;

/// <summary>
/// What a password may be (ADR 0012): long enough and not one of the easy ones; any characters, no classes, no renewal by date.
/// </summary>
internal static class Passwords
{
    /// <summary>Characters of a citizen's password.</summary>
    public const int MinLength = 10;

    /// <summary>Officers see other people's papers.</summary>
    public const int MinOfficerLength = 12;

    public const int MaxLength = 128;

    /// <summary>How long one that was given out by somebody else may wait to be replaced.</summary>
    public static readonly TimeSpan TemporaryLife = TimeSpan.FromHours(24);

    // Without letters and digits that look alike on paper.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    public static int MinFor(bool officer) => officer ? MinOfficerLength : MinLength;

    /// <summary>One spelling of what a keyboard sent: Vietnamese letters come composed from one and in parts from another.</summary>
    public static string Typed(string? password) => VietnameseText.Normalizable(password ?? "").Normalize(NormalizationForm.FormC);

    /// <summary>What is wrong with a new password; null when nothing is.</summary>
    /// <param name="password">As <see cref="Typed"/> gave it.</param>
    /// <param name="officer">Whose account it is.</param>
    /// <param name="own">Name, phone, identity number and user name of the account.</param>
    /// <param name="places">Names of places and offices of the province.</param>
    public static Error? Check(string password, bool officer, IEnumerable<string?> own, IEnumerable<string> places)
    {
        var length = password.EnumerateRunes().Count();
        if (length < MinFor(officer)) return AgencyErrors.PasswordTooShort(MinFor(officer));
        if (length > MaxLength) return AgencyErrors.PasswordTooLong(MaxLength);
        return new EasyPasswords(own, places).IsEasy(password) ? AgencyErrors.PasswordEasy : null;
    }

    /// <summary>Sixteen random characters in four groups, about 79 bits.</summary>
    public static string NewTemporary() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));
}
