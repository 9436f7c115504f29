namespace OpenProvince.Tasks.Contracts;

/// <summary>What a row of tasks is. Stored by number: never renumber.</summary>
public enum TaskRole
{
    /// <summary>What a leader assigned: the lead unit answers for it.</summary>
    Whole = 1,
    /// <summary>The part of one unit in it.</summary>
    Part = 2,
    /// <summary>A request for more time for a whole or a part.</summary>
    Ask = 3,
}

/// <summary>Where a task, a part or a request for time stands. Stored by number: never renumber.</summary>
public enum TaskState
{
    /// <summary>The unit has not said yet that it does it.</summary>
    Given = 1,
    Working = 2,
    /// <summary>The result lies before who assigned.</summary>
    HandedIn = 3,
    /// <summary>Not good enough: to be done again. Counts as not done.</summary>
    Returned = 4,
    /// <summary>The unit says it is not its task.</summary>
    Declined = 5,
    Accepted = 6,
    Cancelled = 7,
    /// <summary>A request for time waits for its decision.</summary>
    Asked = 8,
    Granted = 9,
    Refused = 10,
    /// <summary>A request whose task ended or changed hands before a decision.</summary>
    Dropped = 11,
}

/// <summary>What a holder has to do next. Stored by number: never renumber.</summary>
public enum TaskDuty
{
    Take = 1,
    Report = 2,
    Accept = 3,
    /// <summary>Decide about more time.</summary>
    Decide = 4,
    /// <summary>Give a declined task to another unit, or end it.</summary>
    Reassign = 5,
}

/// <summary>A line of the timeline. Stored by number: never renumber.</summary>
public enum TaskLine
{
    Assigned = 1,
    Taken = 2,
    HandedOver = 3,
    Reported = 4,
    HandedIn = 5,
    Accepted = 6,
    Returned = 7,
    Declined = 8,
    Reassigned = 9,
    TimeAsked = 10,
    TimeGranted = 11,
    TimeRefused = 12,
    Urged = 13,
    Cancelled = 14,
    PartAdded = 15,
    AcceptUndone = 16,
    ReturnUndone = 17,
    TimeDropped = 18,
    /// <summary>Somebody else of the unit has it now.</summary>
    Passed = Cases.Contracts.Case.PassedLine,
    /// <summary>Its agency ended, and what continues that one has it.</summary>
    Continued = Cases.Contracts.Case.ContinuedLine,
}
