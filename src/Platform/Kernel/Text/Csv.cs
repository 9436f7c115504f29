using System.Buffers;
using System.Text.RegularExpressions;

namespace OpenProvince.Kernel;

/// <summary>Rows of a file for spreadsheets (RFC 4180, comma).</summary>
public static partial class Csv
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\"\t\r\n");

    /// <summary>One line with its end.</summary>
    public static string Line(IEnumerable<string> cells) => $"{string.Join(',', cells.Select(Cell))}\r\n";

    /// <summary>
    /// A cell that begins like a formula stays text, and so does what follows a semicolon, a tab or a line break inside it: to
    /// other settings these begin a cell. Signs in full width are formulas too.
    /// </summary>
    public static string Cell(string text)
    {
        var safe = FormulaStart().Replace(text, "${before}'");
        return safe.AsSpan().IndexOfAny(Quoted) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    [GeneratedRegex(@"(?<before>^|[;\t\r\n])(?=[\s""']*[=+\-@＝＋－＠]|[\t\r])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FormulaStart();
}
