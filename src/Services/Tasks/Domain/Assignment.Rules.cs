using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;

namespace OpenProvince.Tasks.Domain;

/// <summary>Everything that can be done with one task after it was assigned.</summary>
internal enum TaskAct
{
    Take, HandOver, Report, HandIn, AskForTime, Decline,
    Accept, Return, Reassign, Urge, AddPart, Cancel, GrantTime, RefuseTime,
}

internal sealed partial class Assignment
{
    /// <summary>
    /// Why an act is refused now, whatever would be written in its form; null when it may be done. The acts themselves ask here, and so
    /// do pages and the API before they offer one.
    /// </summary>
    public Error? Refusal(TaskAct act, Officer by, Instant at) =>
        ForReading ?? Unfit(act, by, at) ?? (at < LastStepAt ? CaseErrors.BeforeLastStep : null);

    private Error? Unfit(TaskAct act, Officer by, Instant at) => act switch
    {
        TaskAct.Take => In(TaskState.Given) ?? OfTheUnit(by),
        TaskAct.HandOver => In(TaskState.Given, TaskState.Working, TaskState.Returned) ?? OfTheUnit(by),
        TaskAct.Report or TaskAct.HandIn => In(TaskState.Working, TaskState.Returned) ?? OfTheUnit(by),
        TaskAct.Decline => In(TaskState.Given, TaskState.Working) ?? OfTheUnit(by),
        TaskAct.AskForTime => In(TaskState.Given, TaskState.Working, TaskState.Returned) ?? OfTheUnit(by)
            ?? (OpenAsk is null ? null : TaskErrors.AskOpen) ?? (at > Due ? TaskErrors.AskTooLate : null),
        // Four eyes: who handed in is not who accepts, who asked is not who decides.
        TaskAct.Accept or TaskAct.Return => In(TaskState.HandedIn) ?? FourEyes(by, TaskErrors.AccepterReported),
        TaskAct.GrantTime or TaskAct.RefuseTime => In(TaskState.Asked) ?? FourEyes(by, TaskErrors.DeciderAsked),
        TaskAct.Urge => In(TaskState.Given, TaskState.Working, TaskState.Returned),
        TaskAct.AddPart => Role is TaskRole.Whole ? In(TaskState.Given, TaskState.Working, TaskState.Returned) : TaskErrors.PartOfPart,
        TaskAct.Reassign => In(TaskState.Given, TaskState.Working, TaskState.Returned, TaskState.Declined),
        _ => In(TaskState.Given, TaskState.Working, TaskState.HandedIn, TaskState.Returned, TaskState.Declined),
    };

    /// <summary>What the unit does is done from a post of exactly that unit: nobody above works in its name.</summary>
    private Error? OfTheUnit(Officer by) => by.Agency == Desk ? null : TaskErrors.NotOfTheUnit;

    private Error? FourEyes(Officer by, Error refusal) => string.Equals(NotBy, by.Id, StringComparison.Ordinal) ? refusal : null;

    private Error? In(params ReadOnlySpan<TaskState> states) => states.Contains(State) ? null : TaskErrors.WrongState(State);
}
