using System.Globalization;
using System.Text.RegularExpressions;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Domain;

/// <summary>
/// A part of a dossier code somebody types: its beginning, or the day and number behind the agency (<c>261123-0004</c>,
/// <c>22-261123-0004</c>). Either is looked up; nothing is searched for in the middle of codes.
/// </summary>
/// <param name="Day">The local day as yyyymmdd.</param>
internal sealed partial record CodePart(string? Prefix, int? Day, int? Number)
{
    public static CodePart? TryParse(string text)
    {
        var clean = VietnameseText.Clean(text).ToUpperInvariant();
        if (DayAndNumber().Match(clean) is { Success: true } tail && Date(tail.Groups["day"].Value) is { } day)
            return new(null, day, tail.Groups["number"] is { Success: true } number ? int.Parse(number.Value, CultureInfo.InvariantCulture) : null);
        return Beginning().IsMatch(clean) ? new(clean, null, null) : null;
    }

    private static int? Date(string six) =>
        DateOnly.TryParseExact($"20{six}", "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToNumber() : null;

    [GeneratedRegex(@"^([0-9]{1,2}-)?(?<day>[0-9]{6})(-(?<number>[0-9]{1,6}))?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DayAndNumber();

    [GeneratedRegex(@"^[A-Z][0-9]{2}[0-9.-]*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Beginning();
}
