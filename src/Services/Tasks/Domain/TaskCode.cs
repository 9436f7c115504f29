using System.Globalization;
using System.Text.RegularExpressions;
using OpenProvince.Kernel;

namespace OpenProvince.Tasks.Domain;

/// <summary>
/// Codes people say: <c>NV-2026-0142</c>, numbered over the province by year; a part <c>NV-2026-0142.2</c> (the lead unit is the first),
/// a request for time <c>NV-2026-0142.x1</c> or <c>NV-2026-0142.2.x1</c>.
/// </summary>
internal static partial class TaskCode
{
    public static string Prefix(int year) => string.Create(CultureInfo.InvariantCulture, $"NV-{year}-");

    /// <summary>The code of a whole, as the database puts it together (<c>TaskSql.InsertWhole</c>).</summary>
    public static string OfWhole(int year, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix(year)}{number:0000}");

    /// <summary>What the code of a part has behind that of its whole.</summary>
    public static string OfPart(int number) => string.Create(CultureInfo.InvariantCulture, $".{number}");

    /// <summary>What the code of a request has behind that of what it asks for.</summary>
    public static string OfAsk(int number) => string.Create(CultureInfo.InvariantCulture, $".x{number}");

    /// <summary>The last number of the code; null before it has one.</summary>
    public static int? NumberOf(string? code) =>
        code is not null && Last().Match(code) is { Success: true } last ? int.Parse(last.Value, CultureInfo.InvariantCulture) : null;

    /// <summary>A code as somebody typed it; null when it cannot be one.</summary>
    public static string? Read(string? text)
    {
        var clean = VietnameseText.Clean(text).ToUpperInvariant().Replace(".X", ".x", StringComparison.Ordinal);
        return Whole().IsMatch(clean) ? clean : null;
    }

    [GeneratedRegex(
        @"^NV-[0-9]{4}-[0-9]{4,7}(\.[0-9]{1,4})?(\.x[0-9]{1,4})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"[0-9]+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Last();
}
