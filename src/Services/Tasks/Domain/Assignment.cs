using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Time;

namespace OpenProvince.Tasks.Domain;

/// <summary>
/// What a leader gave to a unit, the part of one unit in it, or a request for more time: each has one holder, one next action and one
/// deadline. Every method is one act: it refuses, or moves the state, names the next holder and raises the events.
/// </summary>
// Law: QĐ 42/2014/QĐ-TTg, QĐ 23/2018/QĐ-TTg — following, urging and checking tasks
internal sealed partial class Assignment : Case
{
    /// <summary>How a deadline of a day is judged: on time all through its last day.</summary>
    public static readonly Duration ByDay = Duration.WorkingDays(1);

    public required long Id { get; init; }
    public required TaskRole Role { get; init; }
    /// <summary>The task it belongs to; its own number for a whole.</summary>
    public required long Whole { get; init; }
    /// <summary>What it hangs on; its own number for a whole.</summary>
    public required long Parent { get; init; }
    /// <summary>The agency that assigned.</summary>
    public required long AssignedBy { get; init; }
    /// <summary>In whose name it was assigned: who accepts and decides about time.</summary>
    public required string Leader { get; init; }
    public required string Field { get; init; }
    /// <summary>The day as it was first given; of a request the day that is wanted.</summary>
    public required Instant FirstDue { get; init; }
    public required int Year { get; init; }

    public TaskState State { get; private set; } = TaskState.Given;
    /// <summary>The unit that answers for it, whoever holds it now.</summary>
    public long LeadAgency { get; private set; }
    /// <summary>0 to 100, as last reported.</summary>
    public int Percent { get; private set; }
    public Instant? TakenAt { get; private set; }
    public Instant? ReportedAt { get; private set; }
    public Instant? HandedInAt { get; private set; }
    /// <summary>Code of the class on the scale of the day it was accepted.</summary>
    public string? Grade { get; private set; }
    /// <summary>0 to 100.</summary>
    public int? Points { get; private set; }
    /// <summary>Its lateness had an objective reason.</summary>
    public bool Exempt { get; private set; }
    /// <summary>The request for time that waits for its decision.</summary>
    public long? OpenAsk { get; private set; }
    public int Asks { get; private set; }
    public int Parts { get; private set; }
    public int Urges { get; private set; }
    public Instant? UrgedAt { get; private set; }
    /// <summary>How often it was sent back.</summary>
    public int Returns { get; private set; }

    public override long Key => Id;
    public override long Origin => AssignedBy;
    public override int? CodeNumber => TaskCode.NumberOf(Code);
    public override int StateNumber { get => (int)State; protected set => State = (TaskState)value; }
    public bool IsAsk => Role is TaskRole.Ask;

    public override bool IsOpen => State is TaskState.Given or TaskState.Working or TaskState.HandedIn or TaskState.Returned
        or TaskState.Declined or TaskState.Asked;

    /// <summary>0 runs, 2 lies before who assigned, 3 ended.</summary>
    public override int Bucket => State is TaskState.HandedIn ? 2 : IsOpen ? 0 : 3;

    /// <summary>Running ones by their day, those handed in by when that was, ended ones by their end.</summary>
    public override Instant SortAt => Bucket switch
    {
        0 => Due ?? LastStepAt,
        2 => HandedInAt ?? LastStepAt,
        _ => LastStepAt,
    };

    /// <summary>The import it came with: the number of its file.</summary>
    public long? Import { get; private set; }
    /// <summary>Of its row in the workbook: no second task of the agency has it.</summary>
    public long? ImportKey { get; private set; }

    /// <summary>Given, and nothing since: one event.</summary>
    public bool IsUntouched => Head.Version == 1 && State is TaskState.Given;

    /// <summary>Its day is not the one that was first given.</summary>
    public bool IsMoved => !IsAsk && Due is { } due && due != FirstDue;

    /// <summary>With the unit, which does it or should: what was handed in or declined waits for who assigned.</summary>
    public bool CanBeUrged => State is TaskState.Given or TaskState.Working or TaskState.Returned;

    public bool WasUrgedOn(DateOnly day) => UrgedAt is { } at && at.LocalDay() == day;

    protected override ICaseRow Columns => Map;

    protected override CaseLine LineOf(int line) => (TaskLine)line switch
    {
        TaskLine.Accepted => new() { UndoneBy = (int)TaskLine.AcceptUndone },
        TaskLine.Returned => new() { UndoneBy = (int)TaskLine.ReturnUndone },
        TaskLine.AcceptUndone or TaskLine.ReturnUndone => new() { Undoes = true },
        _ => new(),
    };

    protected override CaseEvent Retrace(StepLine undone, IReadOnlyList<StepLine> before)
    {
        var handedIn = before.First(line => line.Line == (int)TaskLine.HandedIn);
        (NotBy, HandedInAt) = (handedIn.Actor, handedIn.At);
        if (undone.Line == (int)TaskLine.Returned) Returns--;
        (Grade, Points, Exempt, Promise) = (null, null, false, Promise with { JudgedAt = null, Judged = null });
        return new TaskStepUndone(Id, (TaskLine)undone.Line, undone.At.Micros, State);
    }

    /// <summary>The unit that answers for it goes on too.</summary>
    protected override bool Follow(GoesOn into, long home)
    {
        if (into.Of(LeadAgency) is var lead && lead == LeadAgency) return false;
        LeadAgency = lead;
        return true;
    }

    /// <summary>Who assigned; a leader who did the work leaves the decision to another one of that desk (four eyes).</summary>
    private Holder Decider(Officer by) => new(Home, string.Equals(by.Id, Leader, StringComparison.Ordinal) ? null : Leader);

    private void Take(TaskLine line, Officer by, Instant at, Reason? words = null) => Take((int)line, by, at, words);

    private void GiveTo(Holder holder, TaskDuty duty, Instant due) => GiveTo(holder, (int)duty, due);
}
