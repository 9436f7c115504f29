using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Domain;

internal sealed partial class Dossier
{
    /// <inheritdoc cref="Case.Refusal"/>
    public Error? Refusal(StepKind line, Officer by, Instant at) => Refusal((int)line, by, at);

    protected override Error? Unfit(int line, Officer by, Instant at) => (StepKind)line switch
    {
        StepKind.Accepted => In(DossierState.Registered, DossierState.SupplementRequired) ?? (IsAccepted ? Wrong : NotSupplied),
        // Not received is said of what was not received; after acceptance the same end has another name.
        StepKind.Refused => In(DossierState.Registered, DossierState.SupplementRequired) ?? (IsAccepted ? Wrong : DaysRun(at)),
        StepKind.ClosedUnsupplied => In(DossierState.SupplementRequired) ?? (IsAccepted ? DaysRun(at) : Wrong),
        StepKind.SupplementRequested => In(DossierState.Registered, DossierState.SupplementRequired, DossierState.Processing)
            // Asked again: only when what came the first time was looked at and is still not enough.
            ?? (State is DossierState.SupplementRequired && (IsAccepted || SuppliedAt is null) ? Wrong : Decided),
        StepKind.Supplied => In(DossierState.SupplementRequired) ?? (SuppliedAt is null ? null : Wrong),
        StepKind.HandedOver => Elsewhere ?? In(DossierState.Accepted, DossierState.Processing) ?? Decided,
        StepKind.Proposed =>
            Elsewhere ?? In(DossierState.Processing) ?? Decided ?? (Proposer is null ? null : DossierErrors.AlreadyProposed),
        StepKind.Approved => In(DossierState.Processing) ?? Decided ?? (Proposer is null ? DossierErrors.NotProposed : null)
            ?? (string.Equals(Proposer, by.Id, StringComparison.Ordinal) ? DossierErrors.ApproverIsProposer : null),
        StepKind.Finished => In(DossierState.Processing) ?? (IsDecided ? null : DossierErrors.NotDecided),
        StepKind.Returned => In(DossierState.Completed),
        StepKind.Paid => In(DossierState.FinancialObligation),
        // After a leader decided there is a result, and nothing to take back.
        StepKind.Withdrawn => In(DossierState.Registered, DossierState.Accepted, DossierState.Processing,
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
