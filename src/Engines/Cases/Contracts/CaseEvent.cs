using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>Base of the facts of every case's stream.</summary>
public abstract record CaseEvent : IEvent
{
    /// <summary>Stands on the last event of each act.</summary>
    public CaseAct? Act { get; init; }
}

/// <summary>Somebody else of the unit has it now (<see cref="Case.PassTo"/>); who stands in the row it changed.</summary>
[StoredEvent("case.passed", 1)]
public sealed record CasePassed(long Case) : CaseEvent;

/// <summary>Its agency ended, and what continues that one has it (<see cref="Case.Continue"/>).</summary>
/// <param name="Case">Which.</param>
/// <param name="Home">Where it was at home.</param>
/// <param name="HomeNow">Where it is at home now.</param>
/// <param name="Unit">Who had it; null: nobody.</param>
/// <param name="UnitNow">Who has it now.</param>
[StoredEvent("case.continued", 1)]
public sealed record CaseContinued(long Case, long Home, long HomeNow, long? Unit, long? UnitNow) : CaseEvent;

/// <summary>The event that says that the words of its case and their key were destroyed.</summary>
public interface IForgetsCase;

/// <summary>
/// The traces an act left in rows, so that <c>verify</c> can tell what every row of the case has to say. Numbers and codes
/// stand here as they are, words only as seals.
/// </summary>
/// <param name="Kind">Kind of the timeline's line.</param>
/// <param name="By">The unit the actor acted for.</param>
/// <param name="Row">What changed in the state row.</param>
/// <param name="Reason">Id of the words that go with it.</param>
/// <param name="Number">The running number inside the case's code, on every act after the one that gave it.</param>
/// <param name="Seals">Seals of the personal rows that were written with it, by name.</param>
public sealed record CaseAct(int Kind, long? By, RowChange Row, long? Reason, int? Number, IReadOnlyDictionary<string, string>? Seals);

/// <summary>One thing that was done: a line of the timeline with who holds the case after it, and the events it raised.</summary>
public sealed record Taken(
    int Line, Officer By, Instant At, int StateNumber, Holder? Holder, Next? Next, Instant? Due, Reason? Reason, RowChange Row,
    IReadOnlyList<CaseEvent> Events);
