using OpenProvince.Measures.Contracts;

namespace OpenProvince.Measures.Domain;

/// <summary>Derived measures. Nothing to divide by is no figure, never 0 or 100.</summary>
internal static class Formula
{
    public static double? Evaluate(MeasureDefinition derived, Func<MeasureDefinition, ChannelCounts> figure)
    {
        var under = Sum(derived.Under, figure);
        return under == 0 ? null : (double)Sum(derived.Over, figure) / under;
    }

    private static long Sum(IReadOnlyList<MeasurePart> parts, Func<MeasureDefinition, ChannelCounts> figure) =>
        parts.Sum(part => figure(part.Measure).In(part.Channels));
}
