using System.Globalization;
using System.Text;

namespace OpenProvince.EventLog;

/// <summary>
/// A row's columns as one text, the same from both engines and from what the events say: where rows nearly always agree, taking each
/// apart costs more than everything else. Texts stand with their length, so that none runs into the next, numbers after a sign; nothing
/// is nothing, so that no text written into a column passes for it.
/// </summary>
public static class PackedRow
{
    [ThreadStatic]
    private static StringBuilder? writer;

    /// <summary>The expression that makes the text in the database.</summary>
    public static string Sql(IEnumerable<RowColumn> columns) => string.Join(" || '|' || ", columns.Select(column =>
        column.Kind == ColumnKind.Text
            ? $"coalesce(length({column.Name}) || ':' || {column.Name}, '')"
            : $"coalesce('=' || {column.Name}, '')"));

    /// <summary>The same text of cells at hand.</summary>
    public static string Of(ReadOnlySpan<Cell> cells)
    {
        var text = (writer ??= new StringBuilder()).Clear();
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0) text.Append('|');
            if (cells[i].Text is { } word) text.Append(CultureInfo.InvariantCulture, $"{Length(word)}:{word}");
            else if (cells[i].Number is { } number) text.Append(CultureInfo.InvariantCulture, $"={number}");
        }
        return text.ToString();
    }

    /// <summary>As databases count: a character outside the first plane is one, not two.</summary>
    private static int Length(string word) => word.Length - word.Count(char.IsHighSurrogate);
}
