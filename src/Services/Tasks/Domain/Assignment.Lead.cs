using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Time;

namespace OpenProvince.Tasks.Domain;

/// <summary>What who assigned does.</summary>
internal sealed partial class Assignment
{
    /// <summary>How the result would be judged: by when it was handed in.</summary>
    public Timeliness TimelinessOf(LegalClock clock) =>
        clock.Judge(ByDay, Promise.From!.Value, Due!.Value, HandedInAt ?? LastStepAt);

    /// <summary>The result is good; it is judged and graded once.</summary>
    public Result Accept(Officer by, Instant at, Timeliness timeliness, Grading graded, Reason? words)
    {
        if (Refusal(TaskLine.Accepted, by, at) is { } refusal) return refusal;

        (State, Grade, Points, Exempt) = (TaskState.Accepted, graded.Grade, graded.Points, graded.Exempt);
        Promise = Promise.Judge(HandedInAt!.Value, timeliness);
        Raise(new TaskAccepted(
            Id, Role, Field, LeadAgency, Due?.Micros, timeliness, graded.Scale, graded.Grade, graded.Points, graded.Exempt));
        End();
        Take(TaskLine.Accepted, by, at, words);
        return Result.Ok;
    }

    /// <summary>Not good enough: to be done again. The day stays, and it counts as not done.</summary>
    public Result Return(Officer by, Instant at, Reason words)
    {
        if (Refusal(TaskLine.Returned, by, at) is { } refusal) return refusal;

        var doer = NotBy;
        (State, HandedInAt, NotBy, Returns) = (TaskState.Returned, null, null, Returns + 1);
        GiveTo(new Holder(LeadAgency, doer), TaskDuty.Report, Due!.Value);
        Raise(new TaskReturned(Id, Due?.Micros, Returns));
        Take(TaskLine.Returned, by, at, words);
        return Result.Ok;
    }

    /// <summary>Another unit answers for it, by the old day or another one.</summary>
    public Result Reassign(Officer by, Instant at, Holder to, DuePromise? due, LegalClock clock, Reason? words)
    {
        if (Refusal(TaskLine.Reassigned, by, at) is { } refusal) return refusal;

        var (from, old) = (LeadAgency, Due);
        (State, LeadAgency, TakenAt, Percent) = (TaskState.Given, to.Agency, null, 0);
        // What the unit before did or failed to do is in the timeline and counts against nobody else.
        (ReportedAt, Returns, Urges, UrgedAt) = (null, 0, 0, null);
        if (due is { } given) Promise = Promise.Move(given, clock);
        GiveTo(to, TaskDuty.Take, Due!.Value);
        Raise(new TaskReassigned(Id, from, to.Agency, Holder?.Officer));
        if (due is { } moved) Raise(new TaskDueMoved(Id, old?.Micros, moved.Due.Micros, moved.CalendarVersion, null));
        Take(TaskLine.Reassigned, by, at, words);
        return Result.Ok;
    }

    /// <summary>Who has it is urged: a line and a number, nothing else changes.</summary>
    public Result Urge(Officer by, Instant at, Reason? words)
    {
        if (Refusal(TaskLine.Urged, by, at) is { } refusal) return refusal;

        (Urges, UrgedAt) = (Urges + 1, at);
        Raise(new TaskUrged(Id, Urges, Holder?.Agency, Holder?.Officer));
        Take(TaskLine.Urged, by, at, words);
        return Result.Ok;
    }

    /// <summary>Another unit gets a part; its number in the code is <see cref="Parts"/> + 1, as the lead unit is the first.</summary>
    public Result AddPart(Officer by, Instant at, long part)
    {
        if (Refusal(TaskLine.PartAdded, by, at) is { } refusal) return refusal;

        Parts++;
        Raise(new TaskPartAdded(Id, part));
        Take(TaskLine.PartAdded, by, at);
        return Result.Ok;
    }

    /// <summary>How many parts it begins with; they are given in the same moment, so it needs no line of its own.</summary>
    /// <param name="parts">Of co-operating units.</param>
    /// <param name="from">The row of a workbook it comes from; null of what was entered by itself.</param>
    public void Begin(int parts, ImportedRow? from = null) => (Parts, Import, ImportKey) = (parts, from?.Import, from?.Key);

    /// <summary>The import it came with is undone: it ends, and its row may come again.</summary>
    public Result Unimport(Officer by, Instant at)
    {
        if (!IsUntouched) return TaskErrors.ImportMoved(Code!);
        ImportKey = null;
        return Cancel(by, at, null);
    }

    /// <summary>It ends without a result.</summary>
    public Result Cancel(Officer by, Instant at, Reason? words)
    {
        if (Refusal(TaskLine.Cancelled, by, at) is { } refusal) return refusal;

        State = TaskState.Cancelled;
        Raise(new TaskCancelled(Id, Role, LeadAgency, Due?.Micros));
        End();
        Take(TaskLine.Cancelled, by, at, words);
        return Result.Ok;
    }

    /// <summary>More time was given: the promise moves, the old day stays in the timeline.</summary>
    public Result Extend(Officer by, Instant at, long ask, DuePromise due, LegalClock clock)
    {
        if (OpenAsk != ask || !IsOpen) return TaskErrors.AskNotOpen;
        if (due.Due <= Due) return TaskErrors.DayNotLater;
        if (at < LastStepAt) return CaseErrors.BeforeLastStep;

        var old = Due;
        (OpenAsk, Promise) = (null, Promise.Move(due, clock));
        if (Next is { } next && Holder is { } holder) GiveTo(holder, next.Duty, next.Due == old ? due.Due : next.Due);
        Raise(new TaskDueMoved(Id, old?.Micros, due.Due.Micros, due.CalendarVersion, ask));
        Take(TaskLine.TimeGranted, by, at);
        return Result.Ok;
    }

    /// <summary>The request ended without another day.</summary>
    public Result CloseAsk(Officer by, Instant at, long ask, TaskState how)
    {
        if (OpenAsk != ask) return TaskErrors.AskNotOpen;

        OpenAsk = null;
        Raise(new TaskTimeNotGiven(Id, ask, how));
        Take(how is TaskState.Refused ? TaskLine.TimeRefused : TaskLine.TimeDropped, by, at);
        return Result.Ok;
    }
}
