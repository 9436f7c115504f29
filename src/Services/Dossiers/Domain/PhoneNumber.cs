using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Domain;

/// <summary>Compares phone numbers as people write them: spaces, dots and the country code make no difference.</summary>
internal static class PhoneNumber
{
    public static bool Same(string? typed, string? kept)
    {
        var one = Normalize(typed);
        return one.Length > 0 && string.Equals(one, Normalize(kept), StringComparison.Ordinal);
    }

    public static string Normalize(string? text)
    {
        var digits = string.Concat(VietnameseText.Clean(text).Where(char.IsAsciiDigit));
        return digits.StartsWith("84", StringComparison.Ordinal) && digits.Length is 11 or 12 ? $"0{digits[2..]}" : digits;
    }
}
