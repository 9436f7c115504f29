using OpenProvince.Agencies.Contracts;

namespace OpenProvince.Dossiers.Domain;

/// <summary>Compares phone numbers as people write them: spaces, dots and the country code make no difference.</summary>
internal static class PhoneNumber
{
    public static bool Same(string? typed, string? kept)
    {
        var one = Normalize(typed);
        return one.Length > 0 && string.Equals(one, Normalize(kept), StringComparison.Ordinal);
    }

    public static string Normalize(string? text) =>
        PersonFields.NormalPhone(text) is { } phone && phone.Any(char.IsAsciiDigit) ? phone : "";
}
