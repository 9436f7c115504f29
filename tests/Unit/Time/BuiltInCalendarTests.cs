using OpenProvince.Time;
using Xunit;
using static OpenProvince.Unit.Time.Moments;

namespace OpenProvince.Unit.Time;

public sealed class BuiltInCalendarTests
{
    private static readonly WorkingCalendar Calendar = BuiltInCalendar.Set.Default;

    [Theory]
    [InlineData(2018, 10)]
    [InlineData(2020, 10)]
    [InlineData(2021, 11)]
    [InlineData(2025, 11)]
    [InlineData(2026, 12)]
    [InlineData(2027, 12)]
    [InlineData(2035, 12)]
    public void Gives_the_statutory_number_of_days(int year, int days) =>
        Assert.Equal(days, Year(year).Count(d => d.Kind == DayKind.Holiday));

    [Fact]
    public void Has_the_weekdays_off_and_the_make_up_days_of_2026()
    {
        string[] off =
        [
            "01-01", "01-02", "02-16", "02-17", "02-18", "02-19", "02-20", "04-27", "04-30", "05-01",
            "08-31", "09-01", "09-02", "11-24",
        ];
        Assert.Equal(off, Year(2026).Where(d => !IsWeekend(d.Date) && !d.IsWorking).Select(d => $"{d.Date:MM-dd}"));
        Assert.Equal(["01-10", "08-22"], Year(2026).Where(d => IsWeekend(d.Date) && d.IsWorking).Select(d => $"{d.Date:MM-dd}"));
    }

    [Theory]
    [InlineData("2018-02-14", "2018-02-20")]
    [InlineData("2019-02-02", "2019-02-10")]
    [InlineData("2020-01-23", "2020-01-29")]
    [InlineData("2021-02-10", "2021-02-16")]
    [InlineData("2022-01-29", "2022-02-06")]
    [InlineData("2023-01-20", "2023-01-26")]
    [InlineData("2024-02-08", "2024-02-14")]
    [InlineData("2025-01-25", "2025-02-02")]
    [InlineData("2026-02-14", "2026-02-22")]
    [InlineData("2018-12-29", "2019-01-01")]
    [InlineData("2019-04-27", "2019-05-01")]
    [InlineData("2021-04-30", "2021-05-03")]
    [InlineData("2021-09-02", "2021-09-05")]
    [InlineData("2022-09-01", "2022-09-04")]
    [InlineData("2023-04-29", "2023-05-03")]
    [InlineData("2023-09-01", "2023-09-04")]
    [InlineData("2024-08-31", "2024-09-03")]
    [InlineData("2025-04-30", "2025-05-04")]
    [InlineData("2025-08-30", "2025-09-02")]
    [InlineData("2026-01-01", "2026-01-04")]
    [InlineData("2026-08-29", "2026-09-02")]
    public void Rests_exactly_over_the_announced_block(string first, string last)
    {
        var (from, to) = (Day(first), Day(last));
        Assert.True(Calendar.Day(from.AddDays(-1)).IsWorking, "the day before is worked");
        Assert.True(Calendar.Day(to.AddDays(1)).IsWorking, "the day after is worked");
        for (var date = from; date <= to; date = date.AddDays(1))
            Assert.False(Calendar.Day(date).IsWorking, $"{date:yyyy-MM-dd} is off");
    }

    [Theory]
    [InlineData("2026-04-27", DayKind.Compensatory, "Nghỉ bù Giỗ Tổ Hùng Vương ngày 26/04/2026")]
    [InlineData("2027-05-03", DayKind.Compensatory, "Nghỉ bù Ngày Quốc tế Lao động ngày 01/05/2027")]
    [InlineData("2028-05-02", DayKind.Compensatory, "Nghỉ bù Ngày Chiến thắng ngày 30/04/2028")]
    [InlineData("2026-02-16", DayKind.Holiday, "Tết Âm lịch (29 tháng Chạp)")]
    [InlineData("2026-02-17", DayKind.Holiday, "Tết Âm lịch (mùng 1 tháng Giêng)")]
    [InlineData("2026-11-24", DayKind.Holiday, "Ngày Văn hóa Việt Nam")]
    [InlineData("2026-08-31", DayKind.SwapOff, "Nghỉ hoán đổi, làm bù thứ Bảy 22/08/2026")]
    [InlineData("2026-08-22", DayKind.SwapWork, "Làm bù cho thứ Hai 31/08/2026")]
    [InlineData("2026-11-22", DayKind.WeeklyRest, "Nghỉ hằng tuần")]
    public void Says_why(string date, DayKind kind, string name)
    {
        var day = Calendar.Day(Day(date));
        Assert.Equal((kind, name), (day.Kind, day.Name));
    }

    [Theory]
    [InlineData(2028)]
    [InlineData(2029)]
    public void Gives_a_day_for_a_National_Day_on_weekly_rest(int year) =>
        Assert.Contains(Year(year), d => d.Kind == DayKind.Compensatory && d.Name.Contains("Quốc khánh", StringComparison.Ordinal));

    [Fact]
    public void Marks_drafts_as_uncertain_and_names_the_law_of_every_day_off()
    {
        Assert.True(Calendar.Day(new DateOnly(2027, 2, 5)).Uncertain);
        Assert.False(Calendar.Day(new DateOnly(2026, 2, 16)).Uncertain);
        Assert.False(Calendar.Day(new DateOnly(2021, 2, 12)).Uncertain);
        foreach (var confirmed in new[]
        {
            "2018-02-16", "2019-02-05", "2020-01-25", "2018-12-31", "2019-01-05", "2019-04-29", "2019-05-04", "2024-04-29", "2026-08-22"
        })
            Assert.False(Calendar.Day(Day(confirmed)).Uncertain, confirmed);
        Assert.All(Enumerable.Range(2014, 32).SelectMany(Year), d =>
            Assert.True(d.Kind is DayKind.Working or DayKind.WeeklyRest || (d.Name != "" && d.LegalBasis != ""), $"{d}"));
    }

    [Fact]
    public void Has_no_day_of_culture_before_the_law() =>
        Assert.True(Calendar.Day(new DateOnly(2025, 11, 24)).IsWorking);

    private static IEnumerable<CalendarDay> Year(int year)
    {
        for (var date = new DateOnly(year, 1, 1); date.Year == year; date = date.AddDays(1))
            yield return Calendar.Day(date);
    }

    private static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
