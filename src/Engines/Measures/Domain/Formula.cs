using OpenProvince.Measures.Contracts;

namespace OpenProvince.Measures.Domain;

/// <summary>Derived measures. Nothing to divide by is no figure, never 0 or 100.</summary>
internal static class Formula
{
    /// <summary>The measures a quotient is made of, each once.</summary>
    public static MeasureDefinition[] PartsOf(MeasureDefinition derived) =>
        [.. derived.Over.Concat(derived.Under).Select(part => part.Measure).Distinct()];

    /// <param name="counts">The figures of <paramref name="parts"/>, in their order.</param>
    public static double? Evaluate(MeasureDefinition derived, MeasureDefinition[] parts, IReadOnlyList<ChannelCounts> counts)
    {
        var under = Sum(derived.Under, parts, counts);
        return under == 0 ? null : (double)Sum(derived.Over, parts, counts) / under;
    }

    private static long Sum(IReadOnlyList<MeasurePart> sum, MeasureDefinition[] parts, IReadOnlyList<ChannelCounts> counts) =>
        sum.Sum(part => counts[Array.IndexOf(parts, part.Measure)].In(part.Channels));
}
