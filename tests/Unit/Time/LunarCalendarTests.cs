using OpenProvince.Time;
using Xunit;
using static OpenProvince.Unit.Time.Moments;

namespace OpenProvince.Unit.Time;

public sealed class LunarCalendarTests
{
    [Theory]
    [InlineData(1900, "1900-01-31")]
    [InlineData(1901, "1901-02-19")]
    [InlineData(2018, "2018-02-16")]
    [InlineData(2019, "2019-02-05")]
    [InlineData(2020, "2020-01-25")]
    [InlineData(2021, "2021-02-12")]
    [InlineData(2022, "2022-02-01")]
    [InlineData(2023, "2023-01-22")]
    [InlineData(2024, "2024-02-10")]
    [InlineData(2025, "2025-01-29")]
    [InlineData(2026, "2026-02-17")]
    [InlineData(2027, "2027-02-06")]
    [InlineData(2028, "2028-01-26")]
    [InlineData(2029, "2029-02-13")]
    public void Finds_the_first_day_of_the_year(int year, string solar) =>
        Assert.Equal(Day(solar), LunarCalendar.NewYear(year));

    [Theory]
    [InlineData(1985, "1985-01-21")] // China: 20/02/1985
    [InlineData(2007, "2007-02-17")] // China: 18/02/2007
    [InlineData(2030, "2030-02-02")] // China: 03/02/2030
    public void Differs_from_the_Chinese_calendar_where_the_zone_matters(int year, string solar) =>
        Assert.Equal(Day(solar), LunarCalendar.NewYear(year));

    [Theory]
    [InlineData(2024, "2024-04-18")]
    [InlineData(2025, "2025-04-07")]
    [InlineData(2026, "2026-04-26")]
    [InlineData(2027, "2027-04-16")]
    [InlineData(2028, "2028-04-04")]
    [InlineData(2029, "2029-04-23")]
    [InlineData(2030, "2030-04-12")]
    public void Finds_the_Hung_Kings_day(int year, string solar) =>
        Assert.Equal(Day(solar), LunarCalendar.ToSolar(new LunarDate(year, 3, 10)));

    [Theory]
    [InlineData(2017, 6)]
    [InlineData(2020, 4)]
    [InlineData(2023, 2)]
    [InlineData(2025, 6)]
    [InlineData(2028, 5)]
    [InlineData(2031, 3)]
    [InlineData(2033, 11)]
    public void Knows_the_leap_month(int year, int leap)
    {
        var found = Enumerable.Range(1, 12).Where(m => LunarCalendar.ToSolar(new LunarDate(year, m, 1, true)) is not null);
        Assert.Equal([leap], found);
    }

    [Theory]
    [InlineData(2024)]
    [InlineData(2026)]
    [InlineData(2027)]
    public void Has_no_leap_month_in_ordinary_years(int year) =>
        Assert.All(Enumerable.Range(1, 12), m => Assert.Null(LunarCalendar.ToSolar(new LunarDate(year, m, 1, true))));

    [Theory]
    [InlineData("2025-07-24", 2025, 6, 30, false)]
    [InlineData("2025-07-25", 2025, 6, 1, true)]
    [InlineData("2025-08-23", 2025, 7, 1, false)]
    [InlineData("2026-02-16", 2025, 12, 29, false)]
    public void Names_the_lunar_day(string solar, int year, int month, int day, bool leap) =>
        Assert.Equal(new LunarDate(year, month, day, leap), LunarCalendar.FromSolar(Day(solar)));

    [Fact]
    public void Turns_every_day_of_two_centuries_there_and_back()
    {
        var previous = LunarCalendar.FromSolar(new DateOnly(1900, 1, 31));
        for (var date = new DateOnly(1900, 2, 1); date.Year < 2100; date = date.AddDays(1))
        {
            var lunar = LunarCalendar.FromSolar(date);
            Assert.Equal(date, LunarCalendar.ToSolar(lunar));
            Assert.True(lunar.Day == previous.Day + 1 || (lunar.Day == 1 && previous.Day >= 29), $"{previous} before {lunar}");
            previous = lunar;
        }
    }

    [Fact]
    public void Refuses_a_thirtieth_day_in_a_short_month() =>
        Assert.Null(LunarCalendar.ToSolar(new LunarDate(2025, 12, 30)));
}
