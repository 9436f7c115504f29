using System.Globalization;

namespace OpenProvince.Operations.Features.Wall;

/// <summary>
/// Bands of a share in time, as the tokens name them. Nearly every agency returns over 90 in 100 in time: the bands part those,
/// or the board is one colour and says nothing.
/// </summary>
internal static class Band
{
    public static int Of(double? share) => share switch { null => 0, >= 0.98 => 5, >= 0.95 => 4, >= 0.9 => 3, >= 0.8 => 2, _ => 1 };
}

/// <summary>Numbers and scales of the drawn charts.</summary>
internal static class Svg
{
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Room that a figure of an axis takes, in units of the drawing: its letters are 12 high.</summary>
    public static double Room(long value) => 8 + (7.5 * WallWords.Number(value).Length);

    /// <summary>
    /// The step of an axis that shows <paramref name="most"/> in at most <paramref name="lines"/> lines: 1, 2 or 5 times a power of ten.
    /// </summary>
    public static long Step(long most, int lines)
    {
        for (long power = 1; ; power *= 10)
            foreach (var factor in (ReadOnlySpan<long>)[1, 2, 5])
                if (power * factor * lines >= most) return power * factor;
    }
}
