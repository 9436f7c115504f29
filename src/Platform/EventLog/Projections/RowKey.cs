using System.Globalization;

namespace OpenProvince.EventLog;

/// <summary>
/// A primary key as a value without allocation: up to four numbers and two texts, each kind in the order of the table's
/// key columns. Integers of any width are equal.
/// </summary>
public readonly record struct RowKey(long N0, long N1 = 0, long N2 = 0, long N3 = 0, string? T0 = null, string? T1 = null)
{
    private const int MostNumbers = 4;
    private const int MostTexts = 2;

    /// <exception cref="ArgumentException">The key does not fit the table, or the table has more key columns than a key holds.</exception>
    public static RowKey Of(RowTable table, object[] parts)
    {
        if (parts.Length != table.Keys.Count)
            throw new ArgumentException($"{table.Name} has {table.Keys.Count} key columns, not {parts.Length}", nameof(parts));
        Span<long> numbers = stackalloc long[MostNumbers];
        string?[] texts = [null, null];
        var (number, text) = (0, 0);
        for (var i = 0; i < parts.Length; i++)
        {
            if (table.Keys[i].Kind == ColumnKind.Text && text < MostTexts) texts[text++] = (string)parts[i];
            else if (table.Keys[i].Kind == ColumnKind.Number && number < MostNumbers)
                numbers[number++] = Convert.ToInt64(parts[i], CultureInfo.InvariantCulture);
            else throw new ArgumentException($"{table.Name} has too many key columns", nameof(parts));
        }
        return new RowKey(numbers[0], numbers[1], numbers[2], numbers[3], texts[0], texts[1]);
    }

    /// <summary>The column's place among the table's key columns of its kind.</summary>
    internal static int Place(RowTable table, int column) => table.Keys.Take(column).Count(key => key.Kind == table.Keys[column].Kind);

    internal long Number(int place) => place switch { 0 => N0, 1 => N1, 2 => N2, _ => N3 };

    internal string Text(int place) => (place == 0 ? T0 : T1)!;
}
