namespace OpenProvince.Kernel;

/// <summary>Rows of a file for spreadsheets (RFC 4180, comma).</summary>
public static class Csv
{
    // Spreadsheets take these for the beginning of a formula, in full width too.
    private const string Formula = "=+-@\t\r＝＋－＠";

    /// <summary>One line with its end.</summary>
    public static string Line(IEnumerable<string> cells) => $"{string.Join(',', cells.Select(Cell))}\r\n";

    /// <summary>A cell that begins like a formula stays text.</summary>
    public static string Cell(string text)
    {
        var safe = text.Length > 0 && (IsFormula(text[0]) || (text.TrimStart() is [var first, ..] && IsFormula(first))) ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(",;\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static bool IsFormula(char c) => Formula.Contains(c, StringComparison.Ordinal);
}
