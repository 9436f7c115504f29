using OpenProvince.Agencies.Contracts;
using Xunit;

namespace OpenProvince.Unit.Agencies;

public sealed class AgencyCodeTests
{
    [Theory]
    [InlineData("000.00.00.H56", "H56", 1)]
    [InlineData("000.00.12.H56", "H56.12", 2)]
    [InlineData("000.03.12.H56", "H56.12.03", 3)]
    [InlineData("002.03.12.H56", "H56.12.03.002", 4)]
    [InlineData("000.00.00.G22", "G22", 1)]
    public void Both_forms_say_the_same(string old, string now, int level)
    {
        var fromOld = AgencyCode.Parse(old).Value;
        var fromNow = AgencyCode.Parse(now).Value;
        Assert.Equal(fromNow, fromOld);
        Assert.Equal(fromNow.GetHashCode(), fromOld.GetHashCode());
        Assert.Equal(now, fromOld.ToString());
        Assert.Equal(old, fromNow.ToOldForm().Value);
        Assert.Equal(level, fromNow.Level);
    }

    [Theory]
    [InlineData("", "agencies.code-empty")]
    [InlineData("   ", "agencies.code-empty")]
    [InlineData(null, "agencies.code-empty")]
    [InlineData("H5", "agencies.code-wrong-top")]
    [InlineData("h56.12", "agencies.code-wrong-top")]
    [InlineData("Z01.12", "agencies.code-wrong-top")]
    [InlineData("H56..12", "agencies.code-wrong-group")]
    [InlineData("H56.12.", "agencies.code-wrong-group")]
    [InlineData("H56.1a", "agencies.code-wrong-group")]
    [InlineData("H56.Đ1", "agencies.code-wrong-group")]
    [InlineData("00.00.12.H56", "agencies.code-wrong-old")]
    [InlineData("000.00.12.56", "agencies.code-wrong-old")]
    [InlineData("000.03.00.H56", "agencies.code-gap")]
    [InlineData("002.00.12.H56", "agencies.code-gap")]
    [InlineData("H56.1234567890.1234567890.1234567890", "agencies.code-too-long")]
    public void Says_what_is_wrong(string? text, string error) => Assert.Equal(error, AgencyCode.Parse(text).Error?.Code);

    [Theory]
    [InlineData("H55.101")]
    [InlineData("H55.12.003")]
    [InlineData("H55.1A")]
    [InlineData("H55.00")]
    [InlineData("H55.12.03.02")]
    [InlineData("H55.12.03.002.01")]
    public void The_old_form_refuses_what_it_has_no_room_for(string code) =>
        Assert.Equal("agencies.code-no-old-form", AgencyCode.Parse(code).Value.ToOldForm().Error?.Code);

    [Fact]
    public void A_child_adds_one_group()
    {
        var parent = AgencyCode.Parse("H03.30").Value;
        Assert.Equal("H03.30.21", parent.Child("21").Value.ToString());
        Assert.Equal("agencies.code-wrong-group", parent.Child("2 1").Error?.Code);
    }

    [Fact]
    public void A_code_with_a_line_break_behind_it_is_read_without_it() => Assert.Equal("H03", AgencyCode.Parse("H03\n").Value.ToString());
}
