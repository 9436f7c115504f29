using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Time;

namespace OpenProvince.Tasks.Domain;

/// <summary>A request for more time, as a case of its own: it lies before who assigned.</summary>
internal sealed partial class Assignment
{
    /// <summary>The request begins.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="at">Now.</param>
    /// <param name="task">What it asks for.</param>
    /// <param name="decideBy">By when it is decided: some working days, but never behind the day it is about.</param>
    /// <param name="clock">Working time at who assigned.</param>
    /// <param name="words">Why.</param>
    public void Ask(Officer by, Instant at, Assignment task, DuePromise decideBy, LegalClock clock, Reason words)
    {
        (State, LeadAgency, NotBy) = (TaskState.Asked, task.LeadAgency, by.Id);
        Promise = Promise.Start(decideBy, at, clock);
        GiveTo(Decider(by), TaskDuty.Decide, decideBy.Due);
        Raise(new TaskAskOpened(Id, Whole, Parent, Leader, Field, FirstDue.Micros, Year));
        Take(TaskLine.TimeAsked, by, at, words);
    }

    /// <summary>It ends with a decision, or because its task moved on (<see cref="TaskState.Dropped"/>: nobody decided).</summary>
    /// <param name="by">Who decides, or whose act made it pointless.</param>
    /// <param name="at">Now.</param>
    /// <param name="how">Granted, refused or dropped.</param>
    /// <param name="due">The new day when granted.</param>
    /// <param name="words">In the leader's words.</param>
    public Result Close(Officer by, Instant at, TaskState how, Instant? due, Reason? words)
    {
        var refusal = how is TaskState.Dropped ? In(TaskState.Asked)
            : Refusal(how is TaskState.Granted ? TaskLine.TimeGranted : TaskLine.TimeRefused, by, at);
        if (refusal is not null) return refusal;

        State = how;
        Raise(new TaskAskClosed(Id, Parent, how, due?.Micros));
        End();
        Take(how switch
        {
            TaskState.Granted => TaskLine.TimeGranted,
            TaskState.Refused => TaskLine.TimeRefused,
            _ => TaskLine.TimeDropped,
        }, by, at, words);
        return Result.Ok;
    }
}
