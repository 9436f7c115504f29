using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;

namespace OpenProvince.Tasks.Domain;

internal sealed partial class Assignment
{
    /// <inheritdoc cref="Case.Refusal"/>
    public Error? Refusal(TaskLine line, Officer by, Instant at) => Refusal((int)line, by, at);

    protected override Error? Unfit(int line, Officer by, Instant at) => (TaskLine)line switch
    {
        TaskLine.Taken => In(TaskState.Given) ?? OfTheUnit(by),
        TaskLine.HandedOver => In(TaskState.Given, TaskState.Working, TaskState.Returned) ?? OfTheUnit(by),
        TaskLine.Reported or TaskLine.HandedIn => In(TaskState.Working, TaskState.Returned) ?? OfTheUnit(by),
        TaskLine.Declined => In(TaskState.Given, TaskState.Working) ?? OfTheUnit(by),
        TaskLine.TimeAsked => In(TaskState.Given, TaskState.Working, TaskState.Returned) ?? OfTheUnit(by)
            ?? (OpenAsk is null ? null : TaskErrors.AskOpen) ?? (at > Due ? TaskErrors.AskTooLate : null),
        // Four eyes: who handed in is not who accepts, who asked is not who decides.
        TaskLine.Accepted or TaskLine.Returned => In(TaskState.HandedIn) ?? FourEyes(by, TaskErrors.AccepterReported),
        TaskLine.TimeGranted or TaskLine.TimeRefused => In(TaskState.Asked) ?? FourEyes(by, TaskErrors.DeciderAsked),
        TaskLine.Urged => CanBeUrged ? null : TaskErrors.WrongState(State),
        TaskLine.PartAdded => Role is TaskRole.Whole ? In(TaskState.Given, TaskState.Working, TaskState.Returned) : TaskErrors.PartOfPart,
        TaskLine.Reassigned => In(TaskState.Given, TaskState.Working, TaskState.Returned, TaskState.Declined),
        _ => In(TaskState.Given, TaskState.Working, TaskState.HandedIn, TaskState.Returned, TaskState.Declined),
    };

    /// <summary>What the unit does is done from a post of exactly that unit: nobody above works in its name.</summary>
    private Error? OfTheUnit(Officer by) => by.Agency == Desk ? null : TaskErrors.NotOfTheUnit;

    private Error? FourEyes(Officer by, Error refusal) => string.Equals(NotBy, by.Id, StringComparison.Ordinal) ? refusal : null;

    private Error? In(params ReadOnlySpan<TaskState> states) => states.Contains(State) ? null : TaskErrors.WrongState(State);
}
