using OpenProvince.Ui;
using Xunit;

namespace OpenProvince.Unit.Ui;

public sealed class DayMonthYearTests
{
    [Theory]
    [InlineData("14", "11", "2026", "2026-11-14")]
    [InlineData(" 1 ", "02", "2024", "2024-02-01")]
    [InlineData("29", "2", "2024", "2024-02-29")]
    [InlineData("29", "2", "2023", null)]
    [InlineData("31", "4", "2026", null)]
    [InlineData("0", "1", "2026", null)]
    [InlineData("1", "13", "2026", null)]
    [InlineData("-1", "1", "2026", null)]
    [InlineData("1", "1", "26", null)]
    [InlineData("٣", "1", "2026", null)]
    [InlineData("một", "1", "2026", null)]
    [InlineData(null, null, null, null)]
    public void Is_a_date_only_when_it_exists(string? day, string? month, string? year, string? iso)
    {
        var typed = new DayMonthYear { Day = day, Month = month, Year = year };

        Assert.Equal(iso, typed.Date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Comes_back_as_it_was_given() => Assert.Equal(new DateOnly(1990, 3, 5), DayMonthYear.Of(new(1990, 3, 5)).Date);
}
