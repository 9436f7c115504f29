using OpenProvince.Kernel;
using OpenProvince.Time;
using Xunit;
using static OpenProvince.Unit.Time.Moments;

namespace OpenProvince.Unit.Time;

public sealed class PauseTests
{
    private static readonly Deadlines Deadlines = new(DeadlineRules.BuiltIn);
    private static readonly WorkingCalendar Calendar = BuiltInCalendar.Set.Default;
    private static readonly DeadlineTerms ThreeDays = new(At("2026-11-20 16:10"), Duration.WorkingDays(3));

    [Fact]
    public void Resuming_keeps_the_working_time_that_was_left()
    {
        var pause = Pause("2026-11-23 10:00", "2026-11-27 14:00", ResumeStrategy.ResumeRemaining);
        var promise = Deadlines.Recompute(ThreeDays, [pause], Calendar);
        // 300 minutes of Monday and two whole days were left.
        Assert.Equal(At("2026-12-02 09:30"), promise.Due);
        Assert.Equal(1200, Calendar.Between(pause.From, At("2026-11-26 17:00")));
        Assert.Equal(1200, Calendar.Between(pause.Until, promise.Due));
    }

    [Fact]
    public void Restarting_counts_the_whole_period_again()
    {
        var pause = Pause("2026-11-23 10:00", "2026-11-27 14:00", ResumeStrategy.RestartFull);
        Assert.Equal(At("2026-12-02 17:00"), Deadlines.Recompute(ThreeDays, [pause], Calendar).Due);
    }

    [Fact]
    public void Pauses_add_up()
    {
        var first = Pause("2026-11-23 10:00", "2026-11-23 11:00", ResumeStrategy.ResumeRemaining);
        var second = Pause("2026-11-25 08:00", "2026-11-25 08:30", ResumeStrategy.ResumeRemaining);
        Assert.Equal(At("2026-11-27 09:00"), Deadlines.Recompute(ThreeDays, [first, second], Calendar).Due);
    }

    [Fact]
    public void A_pause_outside_working_time_moves_nothing()
    {
        var night = Pause("2026-11-23 18:00", "2026-11-24 20:00", ResumeStrategy.ResumeRemaining);
        Assert.Equal(At("2026-11-26 17:00"), Deadlines.Recompute(ThreeDays, [night], Calendar).Due);
    }

    [Theory]
    [InlineData(DurationUnit.CalendarDay)]
    [InlineData(DurationUnit.Month)]
    public void Calendar_periods_move_by_the_days_of_the_pause(DurationUnit unit)
    {
        var terms = new DeadlineTerms(At("2026-10-20 10:00"), new Duration(1, unit));
        var due = Deadlines.Promise(terms, Calendar).Due.LocalDay();
        var pause = Pause("2026-10-20 11:00", "2026-10-27 09:00", ResumeStrategy.ResumeRemaining);
        Assert.Equal(due.AddDays(7), Deadlines.Recompute(terms, [pause], Calendar).Due.LocalDay());
    }

    [Fact]
    public void A_missed_deadline_stays_missed_unless_the_clock_starts_anew()
    {
        var late = Pause("2026-11-30 10:00", "2026-12-03 10:00", ResumeStrategy.ResumeRemaining);
        Assert.Equal(At("2026-11-26 17:00"), Deadlines.Recompute(ThreeDays, [late], Calendar).Due);
        Assert.Equal(
            At("2026-12-08 17:00"), Deadlines.Recompute(ThreeDays, [late with { Strategy = ResumeStrategy.RestartFull }], Calendar).Due);
    }

    [Fact]
    public void Resuming_follows_the_calendar_known_then_and_the_rules_of_reception()
    {
        var terms = new DeadlineTerms(At("2025-06-30 10:00"), Duration.WorkingDays(5));
        var promise = Deadlines.Promise(terms, Calendar);
        var later = new CalendarSet(7, BuiltInCalendar.Document).Default;
        var pause = Pause("2025-07-02 10:00", "2025-07-03 10:00", ResumeStrategy.RestartFull);
        Assert.Equal((7, 2), Versions(Deadlines.Resume(terms, promise, pause, later)));

        static (int, int) Versions(DuePromise p) => (p.CalendarVersion, p.RuleVersion);
    }

    [Fact]
    public void A_calendar_decided_later_moves_an_open_promise()
    {
        var storm = new DecidedDay
        {
            Date = new DateOnly(2026, 11, 25), Kind = DayKind.SwapOff, Name = "Nghỉ do bão", LegalBasis = "QĐ 1", Scope = DayScope.Province,
        };
        var document = BuiltInCalendar.Document with { Days = [.. BuiltInCalendar.Document.Days, storm] };
        var decided = new CalendarSet(2, document).Default;
        Assert.Equal(At("2026-11-26 17:00"), Deadlines.Recompute(ThreeDays, [], Calendar).Due);
        Assert.Equal(new DuePromise(At("2026-11-27 17:00"), 2, 3), Deadlines.Recompute(ThreeDays, [], decided));
    }

    [Fact]
    public void Refuses_a_pause_that_ends_before_it_begins() => Assert.Throws<ArgumentException>(() =>
        Deadlines.Recompute(ThreeDays, [Pause("2026-11-23 10:00", "2026-11-23 09:00", ResumeStrategy.ResumeRemaining)], Calendar));

    private static Pause Pause(string from, string until, ResumeStrategy strategy) => new(At(from), At(until), strategy);
}
