using OpenProvince.Dossiers.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Domain;

/// <summary>
/// One case from filing to result. Every method is one act of the law: it refuses, or it moves the state, names the next
/// holder and action, and raises the events. Nothing here reads a clock, a table or a calendar it was not given.
/// </summary>
internal sealed partial class Dossier
{
    private readonly List<DossierEvent> events = [];
    private readonly List<Act> acts = [];

    public required DossierId Id { get; init; }
    public required string Procedure { get; init; }
    /// <summary>The version of the procedure at filing: its terms hold for this dossier to the end.</summary>
    public required int ProcedureVersion { get; init; }
    public required string Case { get; init; }
    public required Channel Channel { get; init; }
    public required FrontDoor Door { get; init; }
    public required Custody Custody { get; init; }
    public required long HelpedAt { get; init; }
    public required long ReceivedBy { get; init; }
    public required long Competent { get; init; }
    public required long Submitter { get; init; }
    public required long Owner { get; init; }
    public required Duration Term { get; init; }
    public required Instant FiledAt { get; init; }
    public required Instant RecordedAt { get; init; }

    /// <summary>Null until the filing has committed.</summary>
    public string? Code { get; set; }

    /// <summary>State and revision as last read or committed; <see cref="Head"/> is the end of its event chain.</summary>
    public StreamHead Head { get; set; }

    /// <summary>Who can do what. One that was read for a list has <see cref="NoDuties"/> and refuses every act.</summary>
    public required IDuties Duties { get; set; }

    public DossierState State { get; private set; } = DossierState.Registered;
    public Holder? Holder { get; private set; }
    public Next? Next { get; private set; }
    public DuePromise? Promise { get; private set; }
    public Instant? AcceptedAt { get; private set; }
    /// <summary>From when it is shown as near its deadline.</summary>
    public Instant? NearAt { get; private set; }
    public Instant? PausedAt { get; private set; }
    /// <summary>How often the clock of the promise stood still.</summary>
    public int Pauses { get; private set; }
    /// <summary>Working minutes that were left when the clock stopped; negative when it was already late.</summary>
    public long? Remaining { get; private set; }
    public Instant? SupplementLimit { get; private set; }
    /// <summary>When the papers asked for came, until somebody acts on the dossier.</summary>
    public Instant? SuppliedAt { get; private set; }
    public string? Proposer { get; private set; }
    public Instant? ApprovedAt { get; private set; }
    public Instant? FinishedAt { get; private set; }
    public Timeliness? Timeliness { get; private set; }
    public Instant? ReturnedAt { get; private set; }
    public Instant LastStepAt { get; private set; }

    public Instant? Due => Promise?.Due;
    public bool IsAccepted => AcceptedAt is not null;
    public bool IsDecided => ApprovedAt is not null;
    public bool IsPaused => PausedAt is not null;

    /// <summary>Papers came and nobody has acted on the dossier since.</summary>
    public bool HasFreshPapers => SuppliedAt is not null && State is (DossierState.SupplementRequired or DossierState.Processing);

    /// <summary>It was accepted, and ended because the papers asked for did not come.</summary>
    public bool EndedUnsupplied => State is DossierState.Stopped && SupplementLimit is not null;

    public bool IsOpen => State is DossierState.Registered or DossierState.Accepted or DossierState.Processing
        or DossierState.SupplementRequired or DossierState.FinancialObligation;

    /// <summary>What was done since the aggregate was read, in order; the store empties it.</summary>
    public IReadOnlyList<Act> Acts => acts;

    /// <summary>The revision the dossier has once its acts are written.</summary>
    public long NextVersion => Head.Version + acts.Sum(act => act.Events.Count);

    /// <summary>The acts are written: the aggregate stands at its new head and may take the next act.</summary>
    public void Stored(StreamHead head)
    {
        Head = head;
        acts.Clear();
        seals.Clear();
    }

    private void Take(StepKind kind, Officer by, Instant at, Reason? reason = null)
    {
        LastStepAt = at;
        if (kind is not StepKind.Supplied && Lines.Of(kind) is { NobodysAct: false, Undoes: false }) SuppliedAt = null;
        acts.Add(new Act(kind, by, at, State, Holder, Next, Due, reason, Changes(), [.. events]));
        events.Clear();
    }

    private void GiveTo(Holder holder, NextAction action, Instant due)
    {
        if (Custody == Custody.Followed) return;
        // Where nobody appraises it has to be passed on first.
        var desk = holder with { Officer = null };
        if (action is NextAction.Appraise && !Can(desk, action) && Can(desk, NextAction.HandOver)) action = NextAction.HandOver;
        // Who cannot do the next step does not keep it: it goes to the desk of their unit.
        if (!Can(holder, action)) holder = desk;
        (Holder, Next) = (holder, new Next(action, due));
    }

    private bool Can(Holder holder, NextAction action) => Duties.Can(holder, action);

    private void Close()
    {
        (Holder, Next, PausedAt, Remaining) = (null, null, null, null);
    }
}

/// <summary>Who acts, as the timeline keeps it: the actor's code and the unit they act for.</summary>
internal readonly record struct Officer(string Id, long? Agency);
