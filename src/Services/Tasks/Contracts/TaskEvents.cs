using OpenProvince.EventLog;
using OpenProvince.Time;

namespace OpenProvince.Tasks.Contracts;

/// <summary>Base of all facts of a task's stream. Words never stand in them: seals vouch for content, source and reasons.</summary>
public abstract record TaskEvent : CaseEvent;

/// <summary>
/// A leader gave a task, or a part of one, to a unit. <paramref name="Whole"/> is the task it belongs to (its own number for a whole),
/// <paramref name="Parent"/> what it hangs on, <paramref name="FirstDue"/> the day as it was first given.
/// </summary>
[StoredEvent("task.assigned", 1)]
public sealed record TaskAssigned(
    long Task, TaskRole Role, long Whole, long Parent, string Leader, string Field, long To, string? Officer, long FirstDue, int Year)
    : TaskEvent;

/// <summary>The unit says it does it.</summary>
[StoredEvent("task.taken", 1)]
public sealed record TaskTaken(long Task) : TaskEvent;

/// <summary>One officer of the unit has it now.</summary>
[StoredEvent("task.handed-over", 1)]
public sealed record TaskHandedOver(long Task, long To, string Officer) : TaskEvent;

/// <summary>How far it is, with how many files as evidence.</summary>
[StoredEvent("task.reported", 1)]
public sealed record TaskReported(long Task, int Percent, int Files) : TaskEvent;

/// <summary>The unit says it is done: the result lies before who assigned.</summary>
[StoredEvent("task.handed-in", 1)]
public sealed record TaskHandedIn(long Task, long? Due, int Files) : TaskEvent;

/// <summary>
/// Done: judged by when it was handed in. <paramref name="Exempt"/>: the lateness had an objective reason, confirmed by who accepted.
/// </summary>
[StoredEvent("task.accepted", 1)]
public sealed record TaskAccepted(
    long Task, TaskRole Role, string Field, long Lead, long? Due, Timeliness Timeliness, string Scale, string Grade, int Points,
    bool Exempt) : TaskEvent;

/// <summary>Not good enough; the day stays.</summary>
[StoredEvent("task.returned", 1)]
public sealed record TaskReturned(long Task, long? Due, int Times) : TaskEvent;

/// <summary>The unit says it is not its task.</summary>
[StoredEvent("task.declined", 1)]
public sealed record TaskDeclined(long Task, long From) : TaskEvent;

/// <summary>Another unit has it.</summary>
[StoredEvent("task.reassigned", 1)]
public sealed record TaskReassigned(long Task, long From, long To, string? Officer) : TaskEvent;

/// <summary>The unit asks for more time in a case of its own, <paramref name="Ask"/>.</summary>
[StoredEvent("task.time-asked", 1)]
public sealed record TaskTimeAsked(long Task, long Ask, long Wanted) : TaskEvent;

/// <summary>The request as a case: who decides, until when.</summary>
[StoredEvent("task.ask-opened", 1)]
public sealed record TaskAskOpened(long Task, long Whole, long Parent, string Leader, string Field, long Wanted, int Year) : TaskEvent;

/// <summary>The request is decided, or dropped because its task moved on.</summary>
[StoredEvent("task.ask-closed", 1)]
public sealed record TaskAskClosed(long Task, long Parent, TaskState State, long? Due) : TaskEvent;

/// <summary>Another day; the old one stays in the timeline.</summary>
[StoredEvent("task.due-moved", 1)]
public sealed record TaskDueMoved(long Task, long? Old, long Due, int CalendarVersion, long? Ask) : TaskEvent;

/// <summary>A request for time ended without another day.</summary>
[StoredEvent("task.time-not-given", 1)]
public sealed record TaskTimeNotGiven(long Task, long Ask, TaskState State) : TaskEvent;

/// <summary>Who has it was urged; nothing else changes.</summary>
[StoredEvent("task.urged", 1)]
public sealed record TaskUrged(long Task, int Times, long? To, string? Officer) : TaskEvent;

/// <summary>It ends without a result.</summary>
[StoredEvent("task.cancelled", 1)]
public sealed record TaskCancelled(long Task, TaskRole Role, long Lead, long? Due) : TaskEvent;

/// <summary>Another unit works on the whole too.</summary>
[StoredEvent("task.part-added", 1)]
public sealed record TaskPartAdded(long Task, long Part) : TaskEvent;

/// <summary>Who took the last step took it back within a minute; <paramref name="StepAt"/> is the instant of the step.</summary>
[StoredEvent("task.step-undone", 1)]
public sealed record TaskStepUndone(long Task, TaskLine Step, long StepAt, TaskState State) : TaskEvent;
