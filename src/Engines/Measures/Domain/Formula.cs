using OpenProvince.Measures.Contracts;

namespace OpenProvince.Measures.Domain;

/// <summary>A derived measure. Nothing to divide by is no figure, never 0 or 100.</summary>
internal sealed class Formula
{
    private readonly Term[] over, under;

    /// <param name="derived">What is divided by what.</param>
    /// <param name="places">Where the members a part names stand in the split of its source; null when it names none.</param>
    public Formula(MeasureDefinition derived, Func<MeasurePart, int[]?> places)
    {
        Parts = [.. derived.Over.Concat(derived.Under).Select(part => part.Measure).Distinct()];
        (over, under) = (Terms(derived.Over), Terms(derived.Under));

        Term[] Terms(IEnumerable<MeasurePart> sum) => [.. sum.Select(part => new Term(Array.IndexOf(Parts, part.Measure), places(part)))];
    }

    private readonly record struct Term(int Part, int[]? Members);

    /// <summary>The measures the quotient is made of, each once.</summary>
    public MeasureDefinition[] Parts { get; }

    /// <param name="counts">The figures of <see cref="Parts"/>, in their order.</param>
    public double? Evaluate(IReadOnlyList<Counts> counts)
    {
        var divisor = Sum(under, counts);
        return divisor == 0 ? null : (double)Sum(over, counts) / divisor;
    }

    private static long Sum(Term[] sum, IReadOnlyList<Counts> counts) =>
        sum.Sum(term => term.Members is { } members ? counts[term.Part].In(members) : counts[term.Part].Total);
}
