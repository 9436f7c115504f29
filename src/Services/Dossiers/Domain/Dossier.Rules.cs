using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Domain;

internal sealed partial class Dossier
{
    /// <summary>
    /// Why an act is refused now, whatever would be written in its form; null when it may be done. The acts themselves ask
    /// here, and so do the pages and the API before they offer one: what is offered is what is accepted.
    /// </summary>
    public Error? Refusal(DeskAct act, string by, Instant at) =>
        ForReading ?? Unfit(act, by, at) ?? (at < LastStepAt ? CaseErrors.BeforeLastStep : null);

    private Error? Unfit(DeskAct act, string by, Instant at) => act switch
    {
        DeskAct.Accept => In(DossierState.Registered, DossierState.SupplementRequired) ?? (IsAccepted ? Wrong : NotSupplied),
        // Not received is said of what was not received; after acceptance the same end has another name.
        DeskAct.Refuse => In(DossierState.Registered, DossierState.SupplementRequired) ?? (IsAccepted ? Wrong : DaysRun(at)),
        DeskAct.Close => In(DossierState.SupplementRequired) ?? (IsAccepted ? DaysRun(at) : Wrong),
        DeskAct.Supplement => In(DossierState.Registered, DossierState.SupplementRequired, DossierState.Processing)
            // Asked again: only when what came the first time was looked at and is still not enough.
            ?? (State is DossierState.SupplementRequired && (IsAccepted || SuppliedAt is null) ? Wrong : Decided),
        DeskAct.Supply => In(DossierState.SupplementRequired) ?? (SuppliedAt is null ? null : Wrong),
        DeskAct.HandOver => Elsewhere ?? In(DossierState.Accepted, DossierState.Processing) ?? Decided,
        DeskAct.Propose => Elsewhere ?? In(DossierState.Processing) ?? Decided ?? (Proposer is null ? null : DossierErrors.AlreadyProposed),
        DeskAct.Approve => In(DossierState.Processing) ?? Decided ?? (Proposer is null ? DossierErrors.NotProposed : null)
            ?? (string.Equals(Proposer, by, StringComparison.Ordinal) ? DossierErrors.ApproverIsProposer : null),
        DeskAct.Finish => In(DossierState.Processing) ?? (IsDecided ? null : DossierErrors.NotDecided),
        DeskAct.Return => In(DossierState.Completed),
        DeskAct.ConfirmPayment => In(DossierState.FinancialObligation),
        // After a leader decided there is a result, and nothing to take back.
        DeskAct.Withdraw => In(DossierState.Registered, DossierState.Accepted, DossierState.Processing,
            DossierState.SupplementRequired, DossierState.FinancialObligation) ?? Decided,
        _ => In(DossierState.Processing) ?? Decided,
    };

    private Error Wrong => DossierErrors.WrongState(State);

    private Error? Decided => IsDecided ? DossierErrors.AlreadyDecided : null;

    private Error? NotSupplied => State is DossierState.SupplementRequired && SuppliedAt is null ? DossierErrors.NotYetSupplied : null;

    /// <summary>What the citizen was given days for is not ended inside them.</summary>
    private Error? DaysRun(Instant at) =>
        SuppliedAt is null && SupplementLimit is { } limit && at <= limit ? DossierErrors.SupplementLimitRunning : null;

    private Error? Elsewhere => Custody == Custody.Followed ? DossierErrors.FollowedElsewhere : null;

    private Error? In(params ReadOnlySpan<DossierState> states) => states.Contains(State) ? null : Wrong;
}
