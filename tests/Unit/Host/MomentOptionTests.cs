using OpenProvince.Kernel;

namespace OpenProvince.Unit.Host;

public sealed class MomentOptionTests
{
    [Theory]
    [InlineData("2026-11-23T14:32+07:00", "2026-11-23T07:32:00.000000Z", false)]
    [InlineData("2026-11-23T14:32:05.25-05:00", "2026-11-23T19:32:05.250000Z", false)]
    [InlineData("2026-11-23T14:32Z", "2026-11-23T14:32:00.000000Z", false)]
    [InlineData("2026-11-23 14:32:05Z", "2026-11-23T14:32:05.000000Z", false)]
    [InlineData("2026-11-23T14:32", "2026-11-23T07:32:00.000000Z", true)]
    [InlineData("2026-11-23 14:32:05.123", "2026-11-23T07:32:05.123000Z", true)]
    public void A_moment_has_its_offset_or_is_Vietnamese_time(string given, string at, bool isLocal)
    {
        var moment = MomentOption.Parse(given);
        Assert.Equal((at, isLocal), (moment?.At.ToString(), moment?.IsLocal ?? false));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-11-23")]
    [InlineData("27/11/2026 10:00")]
    [InlineData("11/27/2026 10:00")]
    [InlineData("2026-11-31T10:00")]
    [InlineData("2026-11-23T14:32+07:00+07:00")]
    [InlineData("2026-11-23T14:32+99:00")]
    [InlineData("0001-01-01T00:00")]
    [InlineData("hôm qua")]
    public void Anything_else_is_refused(string given) => Assert.Null(MomentOption.Parse(given));
}
