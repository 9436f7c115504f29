using System.Collections.Frozen;
using OpenProvince.Measures.Contracts;

namespace OpenProvince.Measures.Domain;

/// <summary>Every registered measure, and which source maps which event.</summary>
internal sealed class MeasureCatalogue
{
    private readonly FrozenDictionary<string, MeasureDefinition> byName;
    private readonly FrozenDictionary<string, MeasureSource[]> byEvent;

    /// <exception cref="InvalidOperationException">
    /// Two sources share a range of ids, a measure stands outside its source's, two share an id or a name, or a formula has no divisor.
    /// </exception>
    public MeasureCatalogue(IEnumerable<MeasureSource> sources)
    {
        var all = sources.ToArray();
        foreach (var source in all) CheckIds(source, all);
        var measures = all.SelectMany(source => source.Measures).ToArray();
        if (measures.GroupBy(one => one.Id).FirstOrDefault(same => same.Count() > 1) is { } id)
            throw new InvalidOperationException($"Measure id used twice: {id.Key}");
        if (measures.FirstOrDefault(one => one.Kind == MeasureKind.Derived == (one.Under.Count == 0)) is { } wrong)
            throw new InvalidOperationException($"Only a derived measure has a formula: {wrong.Name}");
        byName = measures.ToFrozenDictionary(one => one.Name, StringComparer.Ordinal);
        byEvent = all.SelectMany(source => source.EventTypes.Select(type => (type, source)))
            .GroupBy(one => one.type, StringComparer.Ordinal)
            .ToFrozenDictionary(one => one.Key, one => one.Select(pair => pair.source).ToArray(), StringComparer.Ordinal);
        ById = measures.ToFrozenDictionary(one => one.Id);
    }

    private static void CheckIds(MeasureSource source, MeasureSource[] all)
    {
        if (all.FirstOrDefault(other => other != source && other.Ids.Meets(source.Ids)) is { } other)
            throw new InvalidOperationException($"{source.GetType().Name} and {other.GetType().Name} share measure ids");
        if (source.Measures.FirstOrDefault(one => !source.Ids.Contains(one.Id)) is { } stray)
            throw new InvalidOperationException(
                $"Measure {stray.Name} has an id outside {source.Ids.First} to {source.Ids.Last}: {stray.Id}");
    }

    public FrozenDictionary<int, MeasureDefinition> ById { get; }

    /// <summary>Every event that some source maps.</summary>
    public IEnumerable<string> EventTypes => byEvent.Keys;

    public MeasureDefinition? Find(string name) => byName.GetValueOrDefault(name);

    public ReadOnlySpan<MeasureSource> SourcesOf(string eventType) => byEvent.GetValueOrDefault(eventType);
}
