using OpenProvince.EventLog;

namespace OpenProvince.Measures.Contracts;

/// <summary>
/// What a service counts: its measures and the mapping from its stored events to changes of them. The mapping sees one
/// event and nothing else, so the order in which events of different subjects are applied never matters.
/// </summary>
public abstract class MeasureSource
{
    /// <summary>The service's measures.</summary>
    public abstract IReadOnlyList<MeasureDefinition> Measures { get; }

    /// <summary>Stored names of the events it maps; no other event is even read.</summary>
    public abstract IReadOnlyCollection<string> EventTypes { get; }

    /// <summary>Says what one event changes.</summary>
    public abstract void Map(RecordedEvent e, IEffects effects);
}
