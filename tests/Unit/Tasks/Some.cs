using System.Globalization;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;
using OpenProvince.Time;

namespace OpenProvince.Unit.Tasks;

/// <summary>Tasks in every state, by the working calendar that comes with the program.</summary>
internal static class Some
{
    public const long Home = 10, Unit = 20, Other = 21;
    public static readonly Officer Leader = new("staff:1", Home), Clerk = new("staff:2", Home), Doer = new("staff:3", Unit),
        Boss = new("staff:4", Unit), Stranger = new("staff:9", Other);
    public static readonly LegalClock Clock = new(new Deadlines(DeadlineRules.BuiltIn), BuiltInCalendar.Set.Default);

    /// <summary>Monday 23/11/2026; the 24th is a public holiday.</summary>
    public static readonly Instant Morning = At("2026-11-23 09:00");

    public static Instant At(string local) => DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture).ToInstant();

    public static DuePromise Until(string day) =>
        new(Clock.Calendar.CloseOf(DateOnly.Parse(day, CultureInfo.InvariantCulture)), Clock.Calendar.Version, 1);

    public static Reason Because(string text = "Còn thiếu số liệu") => Reason.Of(text).Value;

    public static Assignment New(TaskRole role = TaskRole.Whole, long id = 1, Instant? due = null) => new()
    {
        Id = id, Role = role, Whole = 1, Parent = 1, AssignedBy = Home, Leader = Leader.Id, Field = "land",
        FirstDue = due ?? Until("2026-11-30").Due, Year = 2026, RecordedAt = Morning, Head = StreamHead.None, Duties = new Everybody(),
        SealKey = Seal.NewKey(),
    };

    public static Assignment Given(TaskRole role = TaskRole.Whole)
    {
        var one = New(role);
        one.Assign(Leader, Morning, new Holder(Unit), Until("2026-11-30"), Morning, Clock);
        return one;
    }

    public static Assignment Working() => Do(Given(), one => one.Take(Doer, Morning));

    public static Assignment HandedIn(Instant? at = null) =>
        Do(Working(), one => one.HandIn(Doer, at ?? Morning, null, 0, Until("2026-11-26").Due));

    public static Assignment Accepted() => Do(HandedIn(), one => one.Accept(Leader, Morning, Timeliness.Early, Good(), null));

    public static Assignment Asked() => Do(Working(), one => one.AskForTime(Doer, Morning, 7, Until("2026-12-04").Due));

    /// <summary>The request that belongs to <see cref="Asked"/>.</summary>
    public static Assignment Request(Assignment task)
    {
        var ask = New(TaskRole.Ask, 7, Until("2026-12-04").Due);
        ask.Ask(Doer, Morning, task, Until("2026-11-26"), Clock, Because());
        return ask;
    }

    public static Grading Good() => TaskRules.Current.ScaleOn(new(2026, 11, 23)).Grade(0, Timeliness.Early, false, null);

    public static Assignment In(TaskState state)
    {
        var one = state switch
        {
            TaskState.Given => Given(),
            TaskState.Working => Working(),
            TaskState.HandedIn => HandedIn(),
            TaskState.Returned => Do(HandedIn(), task => task.Return(Leader, Morning, Because())),
            TaskState.Declined => Do(Given(), task => task.Decline(Doer, Morning, Because(), Until("2026-11-26").Due)),
            TaskState.Accepted => Accepted(),
            TaskState.Cancelled => Do(Given(), task => task.Cancel(Leader, Morning, Because())),
            TaskState.Asked => Request(Asked()),
            TaskState.Granted => Do(Request(Asked()), ask => ask.Close(Leader, Morning, TaskState.Granted, Until("2026-12-04").Due, null)),
            TaskState.Refused => Do(Request(Asked()), ask => ask.Close(Leader, Morning, TaskState.Refused, null, Because())),
            _ => Do(Request(Asked()), ask => ask.Close(Doer, Morning, TaskState.Dropped, null, null)),
        };
        Assert.Equal(state, one.State);
        return one;
    }

    private static Assignment Do(Assignment one, Func<Assignment, Result> act)
    {
        Assert.Null(act(one).Error);
        return one;
    }

    private sealed class Everybody : IDuties
    {
        public bool Can(Holder holder, int duty) => holder.Officer != "staff:nobody";
    }
}
