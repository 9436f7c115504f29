using OpenProvince.EventLog;

namespace OpenProvince.Measures.Contracts;

/// <summary>
/// What a service counts: its measures and the mapping from its stored events to changes of them. It has tables and a projection of its
/// own, so what goes wrong in it stops its own figures only. The mapping sees one event and nothing else, so the order in which events
/// of different subjects are applied never matters.
/// </summary>
public abstract class MeasureSource
{
    /// <summary>
    /// One word for ever: its measures are <c>name.what</c>, its projection <c>measures.name</c>, its tables <c>measures_name_…</c>.
    /// </summary>
    public abstract string Name { get; }

    /// <summary>Grows when the same events make other rows (<see cref="Projection.Version"/>).</summary>
    public virtual int Version => 1;

    /// <summary>Key of the text that tells people what it counts.</summary>
    public virtual string Words => $"{Name}.figures";

    /// <summary>What each figure is split by.</summary>
    public virtual MeasureSplit Split => MeasureSplit.None;

    /// <summary>The service's measures.</summary>
    public abstract IReadOnlyList<MeasureDefinition> Measures { get; }

    /// <summary>Stored names of the events it maps; no other event is even read.</summary>
    public abstract IReadOnlyCollection<string> EventTypes { get; }

    /// <summary>Says what one event changes.</summary>
    public abstract void Map(RecordedEvent e, IEffects effects);

    /// <summary>The projection that keeps the figures of a source.</summary>
    public static string ProjectionOf(string source) => $"measures.{source}";

    /// <summary>The projections some measures come from; a derived measure comes from those of its parts.</summary>
    public static IReadOnlyList<string> ProjectionsOf(IEnumerable<MeasureDefinition> measures) =>
        [.. measures.SelectMany(one => one.Kind == MeasureKind.Derived ? one.Over.Concat(one.Under).Select(part => part.Measure) : [one])
            .Select(one => ProjectionOf(one.Source)).Distinct(StringComparer.Ordinal)];
}
