using OpenProvince.Kernel;

namespace OpenProvince.Unit.Kernel;

public sealed class WholeNumberTests
{
    [Theory]
    [InlineData("15", 15)]
    [InlineData("1", 1)]
    [InlineData("007", 7)]
    [InlineData("1.500", 1500)]
    [InlineData("1 500", 1500)]
    [InlineData("12.345.678", 12_345_678)]
    [InlineData("1.5", null)]
    [InlineData("1,5", null)]
    [InlineData("1.50", null)]
    [InlineData("1,500", null)]
    [InlineData("1.5000", null)]
    [InlineData("0.500", null)]
    [InlineData("1.500 000", null)]
    [InlineData("15.", null)]
    [InlineData(".5", null)]
    [InlineData("-5", null)]
    [InlineData("+5", null)]
    [InlineData("1e3", null)]
    [InlineData("1-5", null)]
    [InlineData("15 trang", null)]
    [InlineData("１５", null)]
    [InlineData("1234567890", null)]
    [InlineData("", null)]
    public void A_point_or_a_space_parts_thousands_and_nothing_else_is_a_whole_number(string text, int? number) =>
        Assert.Equal(number, WholeNumber.TryRead(text, out var read) ? read : (int?)null);
}
