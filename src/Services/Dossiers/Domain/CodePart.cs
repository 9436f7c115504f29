using System.Globalization;
using System.Text.RegularExpressions;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Domain;

/// <summary>
/// A part of a dossier code somebody types: its beginning, the day and number behind the agency (<c>261123-0004</c>,
/// <c>22-261123-0004</c>), or its number alone (<c>0004</c>). Each is looked up; nothing is searched for in the middle of codes.
/// </summary>
/// <param name="Day">The local day as yyyymmdd.</param>
internal sealed partial record CodePart(string? Prefix, int? Day, int? Number)
{
    public static CodePart? TryParse(string text)
    {
        var spelled = DossierCode.Spelled(text);
        if (DayAndNumber().Match(spelled) is { Success: true } tail && Date(tail.Groups["day"].Value) is { } day)
            return new(null, day, tail.Groups["number"] is { Success: true } number ? Counted(number.Value) : null);
        if (NumberAlone().IsMatch(spelled) && Counted(spelled) is > 0 and var alone) return new(null, null, alone);
        return Beginning().Match(spelled) is { Success: true } match
            ? new($"{DossierCode.Dotted(match.Groups["agency"].Value)}{match.Groups["rest"].Value}", null, null)
            : null;
    }

    private static int Counted(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static int? Date(string six) =>
        DateOnly.TryParseExact($"20{six}", "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToNumber()
            : null;

    [GeneratedRegex(
        @"^([0-9]{1,2}-)?(?<day>[0-9]{6})(-(?<number>[0-9]{1,6}))?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DayAndNumber();

    [GeneratedRegex(@"^[0-9]{1,6}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberAlone();

    [GeneratedRegex(
        @"^(?<agency>[A-Z][0-9]{2}[0-9.]*)(?<rest>-[0-9-]*)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Beginning();
}
