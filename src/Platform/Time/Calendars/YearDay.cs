using System.Globalization;

namespace OpenProvince.Time;

/// <summary>A day of the year written "MM-dd", as data files give it.</summary>
internal static class YearDay
{
    public static bool TryParse(string? text, out int month, out int day)
    {
        month = day = 0;
        return text is { Length: 5 } && text[2] == '-'
            && int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out month)
            && int.TryParse(text.AsSpan(3, 2), NumberStyles.None, CultureInfo.InvariantCulture, out day)
            && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2024, month);
    }

    public static (int Month, int Day) Parse(string text) => TryParse(text, out var month, out var day)
        ? (month, day)
        : throw new FormatException($"'{text}' is not a day of the year such as 04-30.");

    /// <summary>Month and day as one comparable number.</summary>
    public static int Number(string text)
    {
        var (month, day) = Parse(text);
        return month * 100 + day;
    }
}
