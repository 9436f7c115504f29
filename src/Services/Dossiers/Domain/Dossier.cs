using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Domain;

/// <summary>
/// One case from filing to result. Every method is one act of the law: it refuses, or it moves the state, names the next
/// holder and action, and raises the events. Nothing here reads a clock, a table or a calendar it was not given.
/// </summary>
internal sealed partial class Dossier : Case
{
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

    public DossierState State { get; private set; } = DossierState.Registered;
    public Instant? SupplementLimit { get; private set; }
    /// <summary>When the papers asked for came, until somebody acts on the dossier.</summary>
    public Instant? SuppliedAt { get; private set; }
    public Instant? ApprovedAt { get; private set; }
    public Instant? ReturnedAt { get; private set; }

    public override long Key => Id.Value;
    public override long Origin => ReceivedBy;
    public override long Desk => Holder?.Agency ?? Competent;
    public override int? CodeNumber => DossierCode.NumberOf(Code);
    public override int StateNumber { get => (int)State; protected set => State = (DossierState)value; }

    public Instant? AcceptedAt => Promise.From;
    public Instant? PausedAt => Promise.PausedAt;
    public Instant? FinishedAt => Promise.JudgedAt;
    public Timeliness? Timeliness => Promise.Judged;
    /// <summary>Whose proposal lies before a leader: who proposed does not approve.</summary>
    public string? Proposer => NotBy;
    public bool IsAccepted => AcceptedAt is not null;
    public bool IsDecided => ApprovedAt is not null;
    public bool IsPaused => PausedAt is not null;

    /// <summary>Papers came and nobody has acted on the dossier since.</summary>
    public bool HasFreshPapers => SuppliedAt is not null && State is (DossierState.SupplementRequired or DossierState.Processing);

    /// <summary>It was accepted, and ended because the papers asked for did not come.</summary>
    public bool EndedUnsupplied => State is DossierState.Stopped && SupplementLimit is not null;

    public override bool IsOpen => State is DossierState.Registered or DossierState.Accepted or DossierState.Processing
        or DossierState.SupplementRequired or DossierState.FinancialObligation;

    /// <summary>Place on the work list: 0 running, 1 paused, 2 waiting to be returned, 3 closed.</summary>
    public override int Bucket => State switch
    {
        DossierState.Completed => 2,
        _ when !IsOpen => 3,
        _ when State is DossierState.SupplementRequired && SuppliedAt is not null => 0,
        DossierState.SupplementRequired or DossierState.FinancialObligation => 1,
        _ => 0,
    };

    /// <summary>Order inside the bucket: by the promise, before there is one by the answer owed.</summary>
    public override Instant SortAt => Bucket switch
    {
        0 => Due ?? Next?.Due ?? LastStepAt,
        1 => SupplementLimit ?? Next?.Due ?? LastStepAt,
        2 => FinishedAt ?? LastStepAt,
        _ => LastStepAt,
    };

    public override bool IsParty(Actor actor) => actor.PersonId is { } person && (Owner == person || Submitter == person);

    protected override ICaseRow Columns => Map;

    protected override CaseLine LineOf(int line) => Lines.Of((StepKind)line);

    protected override void Taking(int line)
    {
        if ((StepKind)line is not StepKind.Supplied && LineOf(line) is { NobodysAct: false, Undoes: false }) SuppliedAt = null;
    }

    /// <summary>Where nobody appraises it has to be passed on first.</summary>
    protected override int Instead(Holder desk, int duty) =>
        duty == (int)NextAction.Appraise && !Can(desk, duty) && Can(desk, (int)NextAction.HandOver) ? (int)NextAction.HandOver : duty;

    private void Take(StepKind kind, Officer by, Instant at, Reason? reason = null) => Take((int)kind, by, at, reason);

    private void GiveTo(Holder holder, NextAction action, Instant due)
    {
        if (Custody != Custody.Followed) GiveTo(holder, (int)action, due);
    }
}
