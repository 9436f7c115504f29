using System.Globalization;
using OpenProvince.Kernel;
using OpenProvince.Time;
using Xunit;
using static OpenProvince.Unit.Time.Moments;

namespace OpenProvince.Unit.Time;

public sealed class WordsTests
{
    private static readonly Deadlines Deadlines = new(DeadlineRules.BuiltIn);
    private static readonly WorkingCalendar Calendar = BuiltInCalendar.Set.Default;
    private static readonly Texts Texts = new([new TextSource("time", typeof(Deadlines).Assembly)]);
    private static readonly DayWords Days = new(Texts);
    private static readonly DeadlineWords Words = new(Texts, Days);
    private static readonly Instant Now = At("2026-11-23 14:32");

    public WordsTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");

    [Theory]
    [InlineData("2026-11-27 17:00", null, "Còn 3 ngày 2 giờ")]
    [InlineData("2026-11-23 17:00", null, "Còn 2 giờ 28 phút")]
    [InlineData("2026-11-25 09:10", null, "Còn 4 giờ 08 phút")]
    [InlineData("2026-11-25 09:31", null, "Còn 4 giờ 29 phút")]
    [InlineData("2026-11-19 17:00", null, "Quá 1 ngày 5 giờ")]
    [InlineData("2026-11-20 16:30", null, "Quá 5 giờ 32 phút")]
    [InlineData("2026-11-23 14:33", null, "Còn 1 phút")]
    [InlineData("2026-11-23 14:32", null, "Đến hạn")]
    [InlineData("2026-11-27 17:00", "2026-11-20 17:00", "Tạm dừng, còn 4 ngày")]
    [InlineData("2026-11-19 17:00", "2026-11-20 17:00", "Tạm dừng, đã quá 1 ngày")]
    public void Says_how_a_deadline_stands(string due, string? pausedAt, string words)
    {
        var terms = new DeadlineTerms(At("2026-11-12 09:20"), Duration.WorkingDays(4));
        Assert.Equal(words, Words.Of(Deadlines.Stand(terms, At(due), pausedAt is null ? null : At(pausedAt), Now, Calendar)));
    }

    [Fact]
    public void Says_just_overdue_in_the_evening_of_the_last_day()
    {
        var terms = new DeadlineTerms(At("2026-11-20 09:20"), Duration.WorkingDays(1));
        Assert.Equal("Vừa quá hạn", Words.Of(Deadlines.Stand(terms, At("2026-11-23 17:00"), null, At("2026-11-23 20:00"), Calendar)));
    }

    [Fact]
    public void Says_the_result_the_period_and_the_promise()
    {
        Assert.Equal("Trước hạn Đúng hạn Quá hạn", string.Join(' ', Enum.GetValues<Timeliness>().Select(Words.Of)));
        Assert.Equal("3 ngày làm việc", Words.Of(Duration.WorkingDays(3)));
        Assert.Equal("Trong ngày", Words.Of(Duration.SameDay));
        Assert.Equal("Có kết quả trước 17:00 hôm nay", Words.Promise(At("2026-11-23 17:00"), Now));
        Assert.Equal("Có kết quả trước 17:00 thứ Sáu 27/11/2026", Words.Promise(At("2026-11-27 17:00"), Now));
    }

    [Theory]
    [InlineData("2026-11-24", "Nghỉ lễ: Ngày Văn hóa Việt Nam")]
    [InlineData("2026-04-27", "Nghỉ bù Giỗ Tổ Hùng Vương ngày 26/04/2026")]
    [InlineData("2026-11-22", "Nghỉ hằng tuần")]
    [InlineData("2026-11-23", "Ngày làm việc")]
    [InlineData("2026-01-10", "Làm bù cho thứ Sáu 02/01/2026")]
    public void Says_why_a_day_is_off(string date, string words) =>
        Assert.Equal(words, Days.Reason(Calendar.Day(Day(date))));

    [Fact]
    public void Draws_the_ruler_of_the_tracking_page()
    {
        var terms = new DeadlineTerms(At("2026-11-20 09:20"), Duration.WorkingDays(4));
        var ruler = Deadlines.Ruler(terms, At("2026-11-27 17:00"), [], Now, Calendar);
        Assert.Equal("Day Off Day Day Day", string.Join(' ', ruler.Parts.Select(p => p.Kind)));
        Assert.Equal("T2 23/11", Days.Short(ruler.Parts[0].Date));
        Assert.Equal((302 / 450d, true, true), (ruler.Parts[0].Used, ruler.Parts[0].Now, ruler.Parts[^1].IsDue));
        Assert.Equal(
            "Thước ngày làm việc: đang ở ngày 1 trong 4 ngày. thứ Ba 24/11 nghỉ lễ, không tính. Hẹn trả 17:00 thứ Sáu 27/11/2026.",
            Words.Of(ruler, At("2026-11-27 17:00")));
    }

    [Fact]
    public void Draws_pauses_and_days_over()
    {
        var terms = new DeadlineTerms(At("2026-11-12 09:20"), Duration.WorkingDays(2));
        var pause = new Pause(At("2026-11-13 07:00"), At("2026-11-16 18:00"), ResumeStrategy.ResumeRemaining);
        var due = Deadlines.Recompute(terms, [pause], Calendar).Due;
        var ruler = Deadlines.Ruler(terms, due, [pause], Now, Calendar);
        Assert.Equal("Paused Off Paused Day Day Over Over Off Over", string.Join(' ', ruler.Parts.Select(p => p.Kind)));
        Assert.Equal(At("2026-11-18 17:00"), due);
    }

    [Fact]
    public void Keeps_a_long_ruler_readable()
    {
        var terms = new DeadlineTerms(At("2026-10-20 09:20"), Duration.WorkingDays(60));
        var ruler = Deadlines.Ruler(terms, Deadlines.Promise(terms, Calendar).Due, [], Now, Calendar);
        Assert.Equal(Ruler.MaxDays, ruler.Parts.Count(p => p.Kind is not (RulerKind.Off or RulerKind.Skipped)));
        Assert.Equal((60, 60 - Ruler.MaxDays), (ruler.Total, ruler.Hidden));
        Assert.Equal(Day("2026-10-21"), ruler.Parts[0].Date);
        Assert.True(ruler.Parts[^1].IsDue);
        Assert.Equal(2, ruler.Parts.Count(p => p.Kind == RulerKind.Skipped));
        Assert.Single(ruler.Parts, p => p.Now);
    }

    [Theory]
    [InlineData("2026-11-23 09:20", "2026-11-23", "Day")] // Monday morning: the same day
    [InlineData("2026-11-23 15:00", "2026-11-23", "Day")] // 15:00 sharp is not after 15:00
    [InlineData("2026-11-23 15:01", "2026-11-25", "Day Off Day")] // Tuesday is a holiday: due on Wednesday, never a day later
    [InlineData("2026-11-25 16:00", "2026-11-26", "Day Day")]
    public void The_ruler_of_a_same_day_procedure_ends_on_the_due_day(string received, string due, string kinds)
    {
        var terms = new DeadlineTerms(At(received), Duration.SameDay);
        var promise = Deadlines.Promise(terms, Calendar).Due;
        var ruler = Deadlines.Ruler(terms, promise, [], terms.Received, Calendar);
        Assert.Equal(kinds, string.Join(' ', ruler.Parts.Select(p => p.Kind)));
        Assert.Equal(Day(due), ruler.Parts.Single(p => p.IsDue).Date);
        Assert.Equal(Day(due), promise.LocalDay());
    }

    [Fact]
    public void A_long_ruler_that_is_late_keeps_first_due_and_today()
    {
        var terms = new DeadlineTerms(At("2026-06-01 09:20"), Duration.WorkingDays(30));
        var due = Deadlines.Promise(terms, Calendar).Due;
        var ruler = Deadlines.Ruler(terms, due, [], Now, Calendar);
        Assert.Equal(Day("2026-06-02"), ruler.Parts[0].Date);
        Assert.Single(ruler.Parts, p => p.IsDue && p.Date == due.LocalDay());
        Assert.True(ruler.Parts[^1] is { Now: true, Kind: RulerKind.Over });
    }
}
