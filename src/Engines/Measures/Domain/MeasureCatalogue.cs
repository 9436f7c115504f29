using System.Collections.Frozen;
using OpenProvince.Measures.Contracts;

namespace OpenProvince.Measures.Domain;

/// <summary>Every registered source and measure.</summary>
internal sealed class MeasureCatalogue
{
    private readonly FrozenDictionary<string, MeasureSource> sources;
    private readonly FrozenDictionary<string, MeasureDefinition> measures;
    private readonly FrozenDictionary<string, Formula> formulas;

    /// <exception cref="InvalidOperationException">A source or one of its measures is declared wrongly; the message says how.</exception>
    public MeasureCatalogue(IEnumerable<MeasureSource> registered)
    {
        var all = registered.ToArray();
        foreach (var source in all) SourceRules.Check(source);
        sources = Once(all, source => source.Name, "Source");
        measures = Once(all.SelectMany(source => source.Measures), one => one.Name, "Measure");
        formulas = measures.Values.Where(one => one.Kind == MeasureKind.Derived)
            .ToFrozenDictionary(one => one.Name, one => new Formula(one, part => Places(one, part)), StringComparer.Ordinal);
    }

    public IEnumerable<MeasureSource> Sources => sources.Values;

    public MeasureSource Source(string name) => sources[name];

    public MeasureDefinition? Find(string name) => measures.GetValueOrDefault(name);

    public Formula FormulaOf(MeasureDefinition derived) => formulas[derived.Name];

    private static FrozenDictionary<string, T> Once<T>(IEnumerable<T> all, Func<T, string> name, string what)
    {
        var byName = all.ToLookup(name, StringComparer.Ordinal);
        return byName.FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new InvalidOperationException($"{what} registered twice: {twice.Key}")
            : byName.ToFrozenDictionary(one => one.Key, one => one.Single(), StringComparer.Ordinal);
    }

    private int[]? Places(MeasureDefinition derived, MeasurePart part)
    {
        if (Find(part.Measure.Name) is not { Kind: not MeasureKind.Derived })
            throw new InvalidOperationException($"{derived.Name} counts {part.Measure.Name}, which has no rows");
        if (part.Members is not { } members) return null;
        var split = Source(part.Measure.Source).Split;
        return [.. members.Select(member => split.IndexOf(member) is >= 0 and var place
            ? place
            : throw new InvalidOperationException($"{derived.Name} counts {part.Measure.Name} by {member}: its split has no such member"))];
    }
}
