using System.Globalization;

namespace OpenProvince.Operations.Features.Wall;

/// <summary>Bands of a share, as the tokens name them.</summary>
internal static class Band
{
    public static int Of(double? share) => share switch { null => 0, >= 0.9 => 5, >= 0.8 => 4, >= 0.7 => 3, >= 0.5 => 2, _ => 1 };
}

/// <summary>Numbers and scales of the drawn charts.</summary>
internal static class Svg
{
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>The step of an axis that shows <paramref name="most"/> in at most <paramref name="lines"/> lines: 1, 2 or 5 times a power of ten.</summary>
    public static long Step(long most, int lines)
    {
        for (long power = 1; ; power *= 10)
            foreach (var factor in (ReadOnlySpan<long>)[1, 2, 5])
                if (power * factor * lines >= most) return power * factor;
    }
}
