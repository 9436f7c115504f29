using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Time;

namespace OpenProvince.Tasks.Domain;

/// <summary>What the unit does that answers for it.</summary>
internal sealed partial class Assignment
{
    /// <summary>A whole or a part is given to a unit.</summary>
    /// <param name="by">Who enters it: the leader, or a clerk in the leader's name.</param>
    /// <param name="at">Now.</param>
    /// <param name="to">The unit, or one officer of it.</param>
    /// <param name="due">Close of business of the leader's day.</param>
    /// <param name="from">From when the time runs.</param>
    /// <param name="clock">Working time at the unit.</param>
    public void Assign(Officer by, Instant at, Holder to, DuePromise due, Instant from, LegalClock clock)
    {
        (LeadAgency, Promise) = (to.Agency, Promise.Start(due, from, clock));
        GiveTo(to, TaskDuty.Take, due.Due);
        Raise(new TaskAssigned(Id, Role, Whole, Parent, Leader, Field, to.Agency, Holder?.Officer, FirstDue.Micros, Year));
        Take(TaskLine.Assigned, by, at);
    }

    /// <summary>The unit says it does it; who says so has it.</summary>
    public Result Take(Officer by, Instant at)
    {
        if (Refusal(TaskLine.Taken, by, at) is { } refusal) return refusal;

        (State, TakenAt) = (TaskState.Working, at);
        GiveTo(new Holder(LeadAgency, by.Id), TaskDuty.Report, Due!.Value);
        Raise(new TaskTaken(Id));
        Take(TaskLine.Taken, by, at);
        return Result.Ok;
    }

    /// <summary>One officer of the unit has it from now on; with that the unit has taken it.</summary>
    public Result HandOver(Officer by, Instant at, string officer)
    {
        if (Refusal(TaskLine.HandedOver, by, at) is { } refusal) return refusal;
        if (!Can(new Holder(LeadAgency, officer), (int)TaskDuty.Report)) return TaskErrors.OfficerCannot;

        if (State is TaskState.Given) (State, TakenAt) = (TaskState.Working, at);
        GiveTo(new Holder(LeadAgency, officer), TaskDuty.Report, Due!.Value);
        Raise(new TaskHandedOver(Id, LeadAgency, officer));
        Take(TaskLine.HandedOver, by, at);
        return Result.Ok;
    }

    /// <summary>How far it is. It stays with the unit.</summary>
    public Result Report(Officer by, Instant at, int percent, Reason words, int files)
    {
        if (Refusal(TaskLine.Reported, by, at) is { } refusal) return refusal;
        if (percent is < 0 or > 100) return TaskErrors.PercentOutOfRange;

        (Percent, ReportedAt) = (percent, at);
        Raise(new TaskReported(Id, percent, files));
        Take(TaskLine.Reported, by, at, words);
        return Result.Ok;
    }

    /// <summary>The unit says it is done; it is judged by this moment, whenever the leader looks at it.</summary>
    public Result HandIn(Officer by, Instant at, Reason? words, int files, Instant acceptBy)
    {
        if (Refusal(TaskLine.HandedIn, by, at) is { } refusal) return refusal;

        (State, Percent, ReportedAt, HandedInAt, NotBy) = (TaskState.HandedIn, 100, at, at, by.Id);
        GiveTo(Decider(by), TaskDuty.Accept, acceptBy);
        Raise(new TaskHandedIn(Id, Due?.Micros, files));
        Take(TaskLine.HandedIn, by, at, words);
        return Result.Ok;
    }

    /// <summary>The unit says it is not its task: who assigned gives it to another, or ends it.</summary>
    public Result Decline(Officer by, Instant at, Reason words, Instant placeBy)
    {
        if (Refusal(TaskLine.Declined, by, at) is { } refusal) return refusal;

        State = TaskState.Declined;
        GiveTo(new Holder(Home, Leader), TaskDuty.Reassign, placeBy);
        Raise(new TaskDeclined(Id, LeadAgency));
        Take(TaskLine.Declined, by, at, words);
        return Result.Ok;
    }

    /// <summary>A request for more time stands beside it; the work stays where it is.</summary>
    public Result AskForTime(Officer by, Instant at, long ask, Instant wanted)
    {
        if (Refusal(TaskLine.TimeAsked, by, at) is { } refusal) return refusal;
        if (wanted <= Due) return TaskErrors.DayNotLater;

        (OpenAsk, Asks) = (ask, Asks + 1);
        Raise(new TaskTimeAsked(Id, ask, wanted.Micros));
        Take(TaskLine.TimeAsked, by, at);
        return Result.Ok;
    }
}
