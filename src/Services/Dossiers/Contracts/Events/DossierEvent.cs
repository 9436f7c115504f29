using OpenProvince.EventLog;

namespace OpenProvince.Dossiers.Contracts;

/// <summary>Base of all facts of a dossier's stream.</summary>
public abstract record DossierEvent : IEvent
{
    /// <summary>Stands on the last event of each act.</summary>
    public DossierAct? Act { get; init; }
}

/// <summary>
/// The traces an act left in rows, so that <c>verify</c> can tell what every row of the dossier has to say. Numbers and codes
/// stand here as they are, words only as seals.
/// </summary>
/// <param name="Kind">Kind of the timeline's line.</param>
/// <param name="By">The unit the actor acted for.</param>
/// <param name="Row">What changed in the state row.</param>
/// <param name="Reason">Id of the words that go with it.</param>
/// <param name="Number">The daily number of the code, on every act after the one that gave it.</param>
/// <param name="Seals">Seals of the personal rows that were written with it, by name.</param>
public sealed record DossierAct(int Kind, long? By, RowChange Row, long? Reason, int? Number, IReadOnlyDictionary<string, string>? Seals);
