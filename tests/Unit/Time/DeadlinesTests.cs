using OpenProvince.Kernel;
using OpenProvince.Time;
using Xunit;
using static OpenProvince.Unit.Time.Moments;

namespace OpenProvince.Unit.Time;

public sealed class DeadlinesTests
{
    private static readonly Deadlines Deadlines = new(DeadlineRules.BuiltIn);
    private static readonly WorkingCalendar Calendar = BuiltInCalendar.Set.Default;
    private static readonly WorkingCalendar SaturdayDesk = BuiltInCalendar.Set.Profile("saturday-desk");

    [Theory]
    [InlineData("2026-11-20 16:10", 3, "2026-11-26 17:00")] // the 24th is a holiday
    [InlineData("2026-04-24 14:00", 2, "2026-04-29 17:00")] // Monday compensates the Hung Kings day
    [InlineData("2026-11-20 09:20", 4, "2026-11-27 17:00")]
    [InlineData("2026-11-20 18:00", 1, "2026-11-25 17:00")] // after hours: received on Monday
    [InlineData("2026-11-21 09:00", 1, "2026-11-25 17:00")] // Saturday: received on Monday
    [InlineData("2026-11-20 11:45", 1, "2026-11-23 17:00")] // at noon: received at 13:30
    [InlineData("2026-01-08 10:00", 2, "2026-01-10 17:00")] // the make-up Saturday counts
    [InlineData("2026-08-27 10:00", 2, "2026-09-03 17:00")] // 28/8, then off until 2/9
    [InlineData("2020-12-31 10:00", 1, "2021-01-04 17:00")]
    public void Counts_working_days_from_the_next_day(string received, int days, string due) =>
        Assert.Equal(At(due), Promise(received, Duration.WorkingDays(days)));

    [Theory]
    [InlineData("2026-11-20 16:10", 3, "2026-11-26 16:10")]
    [InlineData("2026-11-20 07:30", 1, "2026-11-20 17:00")] // from opening to opening is this whole day
    [InlineData("2026-11-20 13:30", 1, "2026-11-23 11:30")]
    [InlineData("2026-11-21 10:00", 1, "2026-11-23 17:00")]
    public void Counts_working_days_to_the_hour_when_the_rule_says_so(string received, int days, string due) =>
        Assert.Equal(At(due), Promise(received, Duration.WorkingDays(days), StartRule.SameInstant));

    [Theory]
    [InlineData("2026-11-23 08:00", 8, "2026-11-25 08:30")] // 450 minutes a day, the 24th is off
    [InlineData("2026-11-23 08:00", 1, "2026-11-23 09:00")]
    [InlineData("2026-11-23 11:00", 1, "2026-11-23 14:00")]
    [InlineData("2026-11-23 16:00", 1, "2026-11-23 17:00")]
    [InlineData("2026-11-23 21:00", 4, "2026-11-25 11:30")]
    public void Counts_working_hours_in_session_minutes(string received, int hours, string due) =>
        Assert.Equal(At(due), Promise(received, Duration.WorkingHours(hours)));

    [Fact]
    public void Starts_hours_at_the_next_opening_when_the_rule_says_so() =>
        Assert.Equal(At("2026-11-25 09:30"), Promise("2026-11-23 08:00", Duration.WorkingHours(2), StartRule.NextWorkingDayStart));

    [Theory]
    [InlineData("2026-11-23 14:59", "2026-11-23 17:00")]
    [InlineData("2026-11-23 15:00", "2026-11-23 17:00")] // "sau 15 giờ": the minute itself is not after
    [InlineData("2026-11-23 15:01", "2026-11-25 17:00")]
    [InlineData("2026-11-23 17:00", "2026-11-25 17:00")]
    [InlineData("2026-11-22 16:00", "2026-11-23 17:00")]
    [InlineData("2026-11-20 15:30", "2026-11-23 17:00")]
    public void Gives_a_same_day_result_until_three_in_the_afternoon(string received, string due) =>
        Assert.Equal(At(due), Promise(received, Duration.SameDay));

    [Theory]
    [InlineData("2026-11-10 10:00", 10, "2026-11-20 17:00")]
    [InlineData("2026-11-11 10:00", 10, "2026-11-23 17:00")] // the last day is a Saturday
    [InlineData("2026-11-14 10:00", 8, "2026-11-25 17:00")] // received on Monday 16, ends on the holiday 24
    [InlineData("2026-02-10 10:00", 5, "2026-02-23 17:00")] // ends inside Tet
    public void Counts_calendar_days_after_the_Civil_Code(string received, int days, string due) =>
        Assert.Equal(At(due), Promise(received, Duration.CalendarDays(days)));

    [Theory]
    [InlineData("2026-10-23 10:00", 1, "2026-11-23 17:00")]
    [InlineData("2026-10-26 10:00", 1, "2026-11-26 17:00")]
    [InlineData("2026-01-29 10:00", 1, "2026-03-02 17:00")] // 28/02/2026 is a Saturday
    [InlineData("2025-12-31 10:00", 2, "2026-03-02 17:00")] // no 31st in February
    [InlineData("2026-10-24 10:00", 1, "2026-11-26 17:00")] // Saturday: received on Monday 26/10
    public void Counts_months_after_the_Civil_Code(string received, int months, string due) =>
        Assert.Equal(At(due), Promise(received, Duration.Months(months)));

    [Theory]
    [InlineData("2026-11-23 10:00", "2026-11-23 17:00")]
    [InlineData("2026-11-23 15:00", "2026-11-23 17:00")]
    [InlineData("2026-11-23 15:01", "2026-11-25 07:30")]
    [InlineData("2026-11-20 16:00", "2026-11-23 07:30")]
    [InlineData("2026-11-21 16:00", "2026-11-23 17:00")]
    public void Hands_over_the_same_day_or_at_the_next_opening(string received, string by) =>
        Assert.Equal(At(by), Deadlines.TransferBy(At(received), Calendar));

    [Fact]
    public void A_Saturday_desk_receives_but_Saturday_does_not_count()
    {
        var terms = new DeadlineTerms(At("2026-11-14 08:00"), Duration.WorkingDays(1));
        Assert.Equal(At("2026-11-16 17:00"), Deadlines.Promise(terms, SaturdayDesk).Due);
        Assert.Equal(At("2026-11-17 17:00"), Deadlines.Promise(terms, Calendar).Due);
        Assert.Equal(At("2026-11-16 17:00"), Deadlines.Promise(terms with { Duration = Duration.SameDay }, SaturdayDesk).Due);
        Assert.Equal(0, SaturdayDesk.Between(At("2026-11-14 00:00"), At("2026-11-16 00:00")));
        Assert.True(SaturdayDesk.IsOpen(At("2026-11-14 08:00")));
    }

    [Fact]
    public void Summer_hours_move_the_close_of_the_day()
    {
        var seasonal = BuiltInCalendar.Set.Profile("two-seasons");
        var terms = new DeadlineTerms(At("2026-10-14 10:00"), Duration.WorkingDays(1));
        Assert.Equal(At("2026-10-15 17:00"), Deadlines.Promise(terms, seasonal).Due);
        Assert.Equal(At("2026-10-16 16:30"), Deadlines.Promise(terms with { Duration = Duration.WorkingDays(2) }, seasonal).Due);
    }

    [Fact]
    public void Names_the_calendar_and_the_rules_in_force_at_reception()
    {
        Assert.Equal(2, Promised("2025-06-30 10:00").RuleVersion);
        Assert.Equal(3, Promised("2025-07-01 10:00").RuleVersion);
        Assert.Equal(1, Promised("2018-06-20 10:00").RuleVersion);
        Assert.Equal(BuiltInCalendar.Version, Promised("2018-06-20 10:00").CalendarVersion);

        static DuePromise Promised(string at) => Deadlines.Promise(new DeadlineTerms(At(at), Duration.WorkingDays(2)), Calendar);
    }

    [Fact]
    public void Refuses_periods_of_nothing_and_days_beyond_the_calendar()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Promise("2026-11-20 10:00", Duration.WorkingDays(0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Promise("2013-11-20 10:00", Duration.WorkingDays(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Promise("2045-12-29 10:00", Duration.WorkingDays(30)));
        Assert.False(Calendar.Covers(At("2013-12-31 23:59")));
        Assert.True(Calendar.Covers(At("2014-01-01 00:00")));
    }

    [Fact]
    public void Allocates_nothing()
    {
        var terms = Enum.GetValues<DurationUnit>().Select(u => new DeadlineTerms(At("2026-11-20 16:10"), new Duration(3, u))).ToArray();
        Pause[] pauses = [new(At("2026-11-20 16:20"), At("2026-11-23 10:00"), ResumeStrategy.ResumeRemaining)];
        Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run()
        {
            foreach (ref readonly var one in terms.AsSpan())
            {
                var promise = Deadlines.Recompute(one, pauses, Calendar);
                Deadlines.Stand(one, promise.Due, null, pauses[0].Until, Calendar);
                Deadlines.Judge(one, promise.Due, promise.Due, Calendar);
            }
        }
    }

    private static Instant Promise(string received, Duration duration, StartRule start = StartRule.ByRule) =>
        Deadlines.Promise(new DeadlineTerms(At(received), duration, start), Calendar).Due;
}
