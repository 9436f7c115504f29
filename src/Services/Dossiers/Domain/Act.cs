using OpenProvince.Dossiers.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Domain;

/// <summary>One thing that was done: a line of the timeline with who holds the dossier after it, and the events it raised.</summary>
internal sealed record Act(
    StepKind Kind, Officer By, Instant At, DossierState State, Holder? Holder, Next? Next, Instant? Due, Reason? Reason, RowChange Row,
    IReadOnlyList<DossierEvent> Events);

/// <summary>Kinds of timeline lines. The numbers stand in the table.</summary>
internal enum StepKind
{
    Filed = 1,
    Accepted = 2,
    Refused = 3,
    SupplementRequested = 4,
    Supplied = 5,
    HandedOver = 6,
    Proposed = 7,
    Approved = 8,
    Finished = 9,
    Returned = 10,
    Withdrawn = 11,
    Stopped = 12,
    PaymentRequested = 13,
    Paid = 14,
    DueMoved = 15,
    HandOverUndone = 16,
    ProposalUndone = 17,
    ApprovalUndone = 18,
    ReturnUndone = 19,
    /// <summary>Ended in processing because the papers asked for did not come.</summary>
    ClosedUnsupplied = 20,
}
