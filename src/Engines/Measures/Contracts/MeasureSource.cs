using OpenProvince.EventLog;

namespace OpenProvince.Measures.Contracts;

/// <summary>
/// What a service counts: its measures and the mapping from its stored events to changes of them. The mapping sees one
/// event and nothing else, so the order in which events of different subjects are applied never matters.
/// </summary>
public abstract class MeasureSource
{
    /// <summary>
    /// The ids that are this source's for ever, also those it no longer uses: rows of years are found by them. No other source has one.
    /// </summary>
    public abstract MeasureIds Ids { get; }

    /// <summary>The service's measures.</summary>
    public abstract IReadOnlyList<MeasureDefinition> Measures { get; }

    /// <summary>Stored names of the events it maps; no other event is even read.</summary>
    public abstract IReadOnlyCollection<string> EventTypes { get; }

    /// <summary>Says what one event changes.</summary>
    public abstract void Map(RecordedEvent e, IEffects effects);
}

/// <summary>A range of measure ids, both ends in it.</summary>
public readonly record struct MeasureIds(int First, int Last)
{
    public bool Contains(int id) => id >= First && id <= Last;

    public bool Meets(MeasureIds other) => First <= other.Last && other.First <= Last;
}
