using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;
using OpenProvince.Tasks.Features;
using OpenProvince.Time;

namespace OpenProvince.Unit.Tasks;

/// <summary>Which act is open in which state, for whom, and what it does.</summary>
public sealed class TaskRuleTests
{
    private static readonly Dictionary<TaskState, string> Open = new()
    {
        [TaskState.Given] = "Cancelled Declined HandedOver PartAdded Reassigned Taken TimeAsked Urged",
        [TaskState.Working] = "Cancelled Declined HandedIn HandedOver PartAdded Reassigned Reported TimeAsked Urged",
        [TaskState.HandedIn] = "Accepted Cancelled Returned",
        [TaskState.Returned] = "Cancelled HandedIn HandedOver PartAdded Reassigned Reported TimeAsked Urged",
        [TaskState.Declined] = "Cancelled Reassigned",
        [TaskState.Accepted] = "",
        [TaskState.Cancelled] = "",
        [TaskState.Asked] = "TimeGranted TimeRefused",
        [TaskState.Granted] = "",
        [TaskState.Refused] = "",
        [TaskState.Dropped] = "",
    };

    public static TheoryData<string> States => [.. Enum.GetNames<TaskState>()];

    [Theory, MemberData(nameof(States))]
    public void Only_these_acts_are_open(string state)
    {
        var one = Some.In(Enum.Parse<TaskState>(state));
        // By somebody of the desk where the act is done, who did not do the last step.
        var open = TaskActs.All.All.Select(act => (TaskLine)act.Facts.Line).Where(act => one.Refusal(act, Some.Boss, Some.Morning) is null
            || one.Refusal(act, Some.Leader, Some.Morning) is null).Select(act => act.ToString()).Order(StringComparer.Ordinal);
        Assert.Equal(Open[one.State], string.Join(' ', open));
    }

    [Fact]
    public void Nobody_above_works_in_the_name_of_a_unit()
    {
        var one = Some.Working();
        Assert.Equal("tasks.not-of-the-unit", one.Report(Some.Leader, Some.Morning, 10, Some.Because(), 0).Error?.Code);
        Assert.Equal("tasks.not-of-the-unit", one.HandIn(Some.Stranger, Some.Morning, null, 0, Some.Morning).Error?.Code);
        Assert.Equal((TaskState.Working, 0), (one.State, one.Percent));
    }

    [Fact]
    public void Who_handed_in_does_not_accept_and_who_asked_does_not_decide()
    {
        Assert.Equal("tasks.accepter-reported",
            Some.HandedIn().Accept(Some.Doer, Some.Morning, Timeliness.Early, Some.Good(), null).Error?.Code);
        Assert.Equal("tasks.accepter-reported", Some.HandedIn().Return(Some.Doer, Some.Morning, Some.Because()).Error?.Code);
        Assert.Equal("tasks.decider-asked",
            Some.In(TaskState.Asked).Close(Some.Doer, Some.Morning, TaskState.Granted, null, null).Error?.Code);
    }

    [Fact]
    public void A_leader_who_did_the_work_leaves_the_decision_to_another_one()
    {
        var one = Some.New();
        one.Assign(Some.Leader, Some.Morning, new Holder(Some.Home), Some.Until("2026-11-30"), Some.Morning, Some.Clock);
        Assert.Null(one.Take(Some.Leader, Some.Morning).Error);
        Assert.Null(one.HandIn(Some.Leader, Some.Morning, null, 0, Some.Until("2026-11-26").Due).Error);
        Assert.Equal(new Holder(Some.Home), one.Holder);
    }

    [Fact]
    public void Handed_in_it_lies_before_who_assigned_and_is_judged_by_that_moment()
    {
        var one = Some.HandedIn(Some.At("2026-11-30 16:00"));
        Assert.Equal((new Holder(Some.Home, Some.Leader.Id), (int)TaskDuty.Accept, 2), (one.Holder, one.Next!.Value.Duty, one.Bucket));
        Assert.Equal(Timeliness.OnTime, one.TimelinessOf(Some.Clock));
        Assert.Null(one.Accept(Some.Leader, Some.At("2026-12-10 09:00"), Timeliness.OnTime, Some.Good(), null).Error);
        Assert.Equal((Some.At("2026-11-30 16:00"), Timeliness.OnTime), (one.Promise.JudgedAt, one.Promise.Judged));
        Assert.Equal(Timeliness.Late, Some.HandedIn(Some.At("2026-11-30 17:01")).TimelinessOf(Some.Clock));
    }

    [Fact]
    public void Sent_back_it_goes_to_who_did_it_and_the_day_stays()
    {
        var one = Some.HandedIn();
        Assert.Null(one.Return(Some.Leader, Some.Morning, Some.Because()).Error);
        Assert.Equal((TaskState.Returned, new Holder(Some.Unit, Some.Doer.Id), 1), (one.State, one.Holder!.Value, one.Returns));
        Assert.Equal(Some.Until("2026-11-30").Due, one.Due);
        Assert.Null(one.HandedInAt);
    }

    [Fact]
    public void Declined_it_goes_back_and_another_unit_gets_it_from_the_beginning()
    {
        var one = Some.In(TaskState.Declined);
        Assert.Equal((new Holder(Some.Home, Some.Leader.Id), (int)TaskDuty.Reassign), (one.Holder!.Value, one.Next!.Value.Duty));
        Assert.Null(one.Reassign(Some.Leader, Some.Morning, new Holder(Some.Other), Some.Until("2026-12-02"), Some.Clock, null).Error);
        Assert.Equal((TaskState.Given, Some.Other, new Holder(Some.Other)), (one.State, one.LeadAgency, one.Holder!.Value));
        Assert.Equal(Some.Until("2026-12-02").Due, one.Due);
        Assert.True(one.IsMoved);
    }

    [Fact]
    public void More_time_is_asked_for_before_the_day_once_at_a_time_and_for_a_later_day()
    {
        Assert.Equal("tasks.ask-too-late",
            Some.Working().AskForTime(Some.Doer, Some.At("2026-11-30 17:01"), 7, Some.Until("2026-12-04").Due).Error?.Code);
        Assert.Equal("tasks.ask-open", Some.Asked().AskForTime(Some.Doer, Some.Morning, 8, Some.Until("2026-12-04").Due).Error?.Code);
        Assert.Equal("tasks.day-not-later",
            Some.Working().AskForTime(Some.Doer, Some.Morning, 7, Some.Until("2026-11-30").Due).Error?.Code);
        // The work stays with the unit while the leader thinks.
        Assert.Equal((TaskState.Working, new Holder(Some.Unit, Some.Doer.Id)), (Some.Asked().State, Some.Asked().Holder!.Value));
    }

    [Fact]
    public void Time_that_was_given_moves_the_day_and_keeps_the_old_one_in_the_timeline()
    {
        var one = Some.Asked();
        var old = one.Due;
        Assert.Equal("tasks.ask-not-open", one.Extend(Some.Leader, Some.Morning, 8, Some.Until("2026-12-04"), Some.Clock).Error?.Code);
        Assert.Null(one.Extend(Some.Leader, Some.Morning, 7, Some.Until("2026-12-03"), Some.Clock).Error);
        Assert.Equal((Some.Until("2026-12-03").Due, Some.Until("2026-12-03").Due, null), (one.Due, one.Next!.Value.Due, one.OpenAsk));
        var moved = Assert.IsType<TaskDueMoved>(one.Acts[^1].Events[^1]);
        Assert.Equal((old!.Value.Micros, 7L), (moved.Old, moved.Ask));
        Assert.Equal(old, one.Acts[^2].Due);
    }

    [Fact]
    public void Urging_counts_and_changes_nothing_else()
    {
        var one = Some.Working();
        var (holder, next, state, due) = (one.Holder, one.Next, one.State, one.Due);
        Assert.Null(one.Urge(Some.Clerk, Some.Morning, null).Error);
        Assert.Null(one.Urge(Some.Clerk, Some.Morning, Some.Because()).Error);
        Assert.Equal((2, Some.Morning, holder, next, state, due), (one.Urges, one.UrgedAt, one.Holder, one.Next, one.State, one.Due));
    }

    [Fact]
    public void It_is_handed_over_to_nobody_who_cannot_do_it()
    {
        var one = Some.Given();
        Assert.Equal("tasks.officer-cannot", one.HandOver(Some.Boss, Some.Morning, "staff:nobody").Error?.Code);
        Assert.Null(one.HandOver(Some.Boss, Some.Morning, Some.Doer.Id).Error);
        Assert.Equal((TaskState.Working, new Holder(Some.Unit, Some.Doer.Id)), (one.State, one.Holder!.Value));
    }

    [Fact]
    public void Percent_is_between_nothing_and_all()
    {
        foreach (var wrong in new[] { -1, 101 })
            Assert.Equal("tasks.percent-out-of-range",
                Some.Working().Report(Some.Doer, Some.Morning, wrong, Some.Because(), 0).Error?.Code);
        var one = Some.Working();
        Assert.Null(one.Report(Some.Doer, Some.Morning, 58, Some.Because(), 2).Error);
        Assert.Equal(58, one.Percent);
    }

    [Fact]
    public void Parts_have_no_parts()
    {
        Assert.Equal("tasks.part-of-part", Some.Given(TaskRole.Part).AddPart(Some.Leader, Some.Morning, 5).Error?.Code);
        var whole = Some.Given();
        Assert.Null(whole.AddPart(Some.Leader, Some.Morning, 5).Error);
        Assert.Equal(1, whole.Parts);
    }

    [Theory]
    [InlineData("2026-11-23", 0, false, false, "excellent", 100)]
    [InlineData("2026-11-23", 1, false, false, "excellent", 91)]
    [InlineData("2026-11-23", 2, false, false, "good", 83)]
    [InlineData("2026-11-23", 2, true, false, "good", 75)]
    [InlineData("2026-11-23", 4, true, false, "completed", 58)]
    [InlineData("2026-11-23", 0, true, true, "excellent", 100)]
    [InlineData("2026-11-23", 9, true, false, "completed", 58)]
    [InlineData("2025-11-23", 1, true, false, "b", 83)]
    public void Points_fall_by_a_quarter_for_each_failure_and_the_scale_is_that_of_the_day(
        string day, int returns, bool late, bool exempt, string grade, int points)
    {
        var scale = TaskRules.Current.ScaleOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        var graded = scale.Grade(returns, late ? Timeliness.Late : Timeliness.OnTime, exempt, null);
        Assert.Equal((grade, points), (graded.Grade, graded.Points));
    }

    [Theory]
    [InlineData(" nv-2026-0142 ", "NV-2026-0142", 142)]
    [InlineData("NV-2026-0142.2", "NV-2026-0142.2", 2)]
    [InlineData("nv-2026-10142.2.X1", "NV-2026-10142.2.x1", 1)]
    [InlineData("NV-2026-142", null, null)]
    [InlineData("NV-2026-0142.y1", null, null)]
    public void Codes_are_read_as_people_type_them(string typed, string? code, int? number)
    {
        Assert.Equal(code, TaskCode.Read(typed));
        if (code is not null) Assert.Equal(number, TaskCode.NumberOf(code));
    }

    [Theory]
    [InlineData("2026-11", "2026-11-01", "2026-11-30", "2026-10")]
    [InlineData("2026-Q4", "2026-10-01", "2026-12-31", "2026-Q3")]
    [InlineData("2026-W01", "2025-12-29", "2026-01-04", "2025-W52")]
    [InlineData("2026", "2026-01-01", "2026-12-31", "2025")]
    public void Periods_are_read_written_and_have_one_before(string code, string first, string last, string before)
    {
        var period = Period.Read(code)!;
        Assert.Equal((code, first, last), (period.Code, $"{period.First:yyyy-MM-dd}", $"{period.Last:yyyy-MM-dd}"));
        Assert.Equal(before, period.Before.Code);
        Assert.Null(Period.Read("2026-13"));
        Assert.Null(Period.Read("không"));
    }
}
