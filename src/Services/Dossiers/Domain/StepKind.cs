namespace OpenProvince.Dossiers.Domain;

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
    /// <summary>Somebody else of the unit has it now.</summary>
    Passed = Case.PassedLine,
    /// <summary>Its agency ended, and what continues that one has it.</summary>
    Continued = Case.ContinuedLine,
}
