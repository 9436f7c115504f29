using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenProvince.Kernel;

/// <summary>
/// Whole numbers as people in Viet Nam write them: digits alone, or in groups of exactly three behind a point or a space
/// ("1.500" and "1 500" are one thousand five hundred). A comma is the decimal mark and never belongs to a whole number, so
/// "1,5", "1.5" and the English "1,500" are none: what could mean two amounts is asked again, not guessed.
/// </summary>
public static partial class WholeNumber
{
    /// <summary>False for anything else: signs, fractions, other digits than 0–9, words, more than nine digits.</summary>
    public static bool TryRead(string text, out int number)
    {
        number = 0;
        return (Plain().IsMatch(text) || Grouped().IsMatch(text))
            && int.TryParse(string.Concat(text.Where(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    [GeneratedRegex(@"^[0-9]{1,9}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){1,2}|(?: [0-9]{3}){1,2})\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Grouped();
}
