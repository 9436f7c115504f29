using OpenProvince.Kernel;
using OpenProvince.Time;
using Xunit;
using static OpenProvince.Unit.Time.Moments;

namespace OpenProvince.Unit.Time;

public sealed class StandingTests
{
    private static readonly Deadlines Deadlines = new(DeadlineRules.BuiltIn);
    private static readonly WorkingCalendar Calendar = BuiltInCalendar.Set.Default;
    private static readonly Instant Now = At("2026-11-23 14:32");

    [Theory]
    [InlineData("2026-11-27 17:00", 3, 148)]
    [InlineData("2026-11-26 17:00", 2, 148)]
    [InlineData("2026-11-23 17:00", 0, 148)]
    [InlineData("2026-11-25 09:31", 0, 269)]
    [InlineData("2026-11-25 15:00", 1, 28)] // both ends together fill a day
    public void Counts_the_working_time_left(string due, int days, int minutes) =>
        Assert.Equal(new WorkingSpan(days, minutes), Calendar.Span(Now, At(due)));

    [Theory]
    [InlineData("2026-11-19 17:00", 1, 302)]
    [InlineData("2026-11-20 16:30", 0, 332)]
    [InlineData("2026-11-18 17:00", 2, 302)]
    public void Counts_the_working_time_over(string due, int days, int minutes) =>
        Assert.Equal(new WorkingSpan(days, minutes), Calendar.Span(At(due), Now));

    [Theory]
    [InlineData("2026-11-23 17:00", "2026-11-25 17:00", 1, 0)] // over the holiday, evening to evening
    [InlineData("2026-11-25 07:30", "2026-11-25 17:00", 1, 0)]
    [InlineData("2026-11-25 07:31", "2026-11-25 17:00", 0, 449)]
    [InlineData("2026-11-24 09:00", "2026-11-25 07:30", 0, 0)]
    public void Does_not_care_about_time_off(string from, string to, int days, int minutes) =>
        Assert.Equal(new WorkingSpan(days, minutes), Calendar.Span(At(from), At(to)));

    [Fact]
    public void A_shorter_counted_day_is_a_day_too()
    {
        var counted = BuiltInCalendar.Document.Profiles.Single(p => p.Code == "saturday-desk") with
        {
            Code = "six-days",
            RestDay = new RestDayOpening { Day = DayOfWeek.Saturday, Sessions = [new(450, 690)], Counted = true },
        };
        var document = BuiltInCalendar.Document with { Profiles = [counted], DefaultProfile = "six-days" };
        var calendar = new CalendarSet(1, document).Default;
        Assert.Equal(new WorkingSpan(2, 0), calendar.Span(At("2026-11-13 17:00"), At("2026-11-16 17:00")));
        Assert.Equal(new WorkingSpan(1, 300), calendar.Span(At("2026-11-13 17:00"), At("2026-11-16 14:30")));
        Assert.Equal(At("2026-11-16 10:00"), Deadlines.Promise(
            new DeadlineTerms(At("2026-11-13 10:00"), Duration.WorkingDays(2), StartRule.SameInstant), calendar).Due);
    }

    [Theory]
    [InlineData("2026-11-18 10:00", 6, "2026-11-23 14:32", DeadlineState.WithinDeadline)]
    [InlineData("2026-11-20 16:10", 1, "2026-11-23 14:32", DeadlineState.NearDeadline)]
    [InlineData("2026-11-18 10:00", 2, "2026-11-23 14:32", DeadlineState.Overdue)]
    [InlineData("2026-11-20 16:10", 1, "2026-11-22 14:32", DeadlineState.NearDeadline)] // Sunday: due on the next working day
    [InlineData("2026-10-01 10:00", 40, "2026-11-23 14:32", DeadlineState.NearDeadline)] // four of forty days: under 20 %
    public void Names_the_state(string received, int days, string now, DeadlineState state)
    {
        var terms = new DeadlineTerms(At(received), Duration.WorkingDays(days));
        var due = Deadlines.Promise(terms, Calendar).Due;
        Assert.Equal(state, Deadlines.Stand(terms, due, null, At(now), Calendar).State);
    }

    [Fact]
    public void The_threshold_is_data()
    {
        var off = new DeadlineRules(DeadlineRules.BuiltIn.All.Select(s => s with { Near = new NearThreshold(0, 0) }));
        var terms = new DeadlineTerms(At("2026-11-20 16:10"), Duration.WorkingDays(1));
        var due = Deadlines.Promise(terms, Calendar).Due;
        Assert.Equal(DeadlineState.WithinDeadline, new Deadlines(off).Stand(terms, due, null, Now, Calendar).State);
    }

    [Fact]
    public void A_paused_clock_stands_still()
    {
        var terms = new DeadlineTerms(At("2026-11-20 09:20"), Duration.WorkingDays(4));
        var due = Deadlines.Promise(terms, Calendar).Due;
        var paused = At("2026-11-23 07:30");
        var standing = Deadlines.Stand(terms, due, paused, At("2026-12-24 10:00"), Calendar);
        Assert.Equal(new Standing(DeadlineState.Paused, new WorkingSpan(4, 0), false), standing);
    }

    [Theory]
    [InlineData("2026-11-25 17:00", Timeliness.Early)]
    [InlineData("2026-11-26 07:31", Timeliness.OnTime)]
    [InlineData("2026-11-26 17:00", Timeliness.OnTime)]
    [InlineData("2026-11-26 17:01", Timeliness.Late)]
    public void Judges_days_by_the_last_day(string finished, Timeliness expected)
    {
        var terms = new DeadlineTerms(At("2026-11-20 16:10"), Duration.WorkingDays(3));
        Assert.Equal(expected, Deadlines.Judge(terms, At("2026-11-26 17:00"), At(finished), Calendar));
    }

    [Theory]
    [InlineData("2026-11-23 13:59", Timeliness.Early)]
    [InlineData("2026-11-23 14:00", Timeliness.OnTime)]
    [InlineData("2026-11-23 14:30", Timeliness.OnTime)]
    [InlineData("2026-11-23 14:31", Timeliness.Late)]
    public void Judges_hours_by_the_half_hour_before(string finished, Timeliness expected)
    {
        var terms = new DeadlineTerms(At("2026-11-23 08:00"), Duration.WorkingHours(5));
        var due = At("2026-11-23 14:30");
        Assert.Equal(expected, Deadlines.Judge(terms, due, At(finished), Calendar));
    }
}
