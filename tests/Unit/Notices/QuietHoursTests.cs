using OpenProvince.Kernel;
using OpenProvince.Notices.Domain;

namespace OpenProvince.Unit.Notices;

public sealed class QuietHoursTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    [Theory]
    [InlineData(20, 59, 0, 20, 59)]
    [InlineData(21, 0, 1, 7, 0)]
    [InlineData(23, 59, 1, 7, 0)]
    [InlineData(0, 0, 0, 7, 0)]
    [InlineData(6, 59, 0, 7, 0)]
    [InlineData(7, 0, 0, 7, 0)]
    public void What_falls_into_the_night_goes_at_seven(int hour, int minute, int days, int atHour, int atMinute) => Assert.Equal(
        Day.AddDays(days).At(new(atHour, atMinute)), QuietHours.Night.After(Day.At(new(hour, minute))));

    [Fact]
    public void Hours_inside_a_day_and_none_at_all()
    {
        var noon = new QuietHours(12 * 60, 14 * 60);
        Assert.Equal(Day.At(new(14, 0)), noon.After(Day.At(new(12, 30))));
        Assert.Equal(Day.At(new(11, 30)), noon.After(Day.At(new(11, 30))));
        Assert.Equal(Day.At(new(2, 0)), QuietHours.None.After(Day.At(new(2, 0))));
    }
}
