using System.Globalization;

namespace OpenProvince.Ui;

/// <summary>
/// The page of a list as an address names it. Pages bind their query as text and read it here: bound as a number, a word in
/// the address is an exception instead of the first page.
/// </summary>
public static class PageNumber
{
    private const int Last = 100_000;

    /// <summary>The first page for what is no number; never beyond any list.</summary>
    public static int Of(string? asked) =>
        int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, Last) : 1;
}
