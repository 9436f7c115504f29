using OpenProvince.Deliveries.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Unit.Deliveries;

public sealed class RetryRuleTests
{
    private static readonly Instant Now = Instant.From(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7)));

    [Theory]
    [InlineData(1, 60)]
    [InlineData(2, 300)]
    [InlineData(6, 6 * 3600)]
    [InlineData(50, 6 * 3600)]
    public void Waits_grow_to_hours_and_are_spread_by_a_tenth(int failed, int seconds)
    {
        var waits = Enumerable.Range(1, 200)
            .Select(one => (RetryRule.OfDelivery.Next(failed, Now, one * 7919L) - Now).TotalSeconds).ToList();
        Assert.All(waits, wait => Assert.InRange(wait, seconds * 0.9, seconds * 1.1));
        Assert.True(waits.Distinct().Count() > 10);
        Assert.Equal(RetryRule.OfDelivery.Next(failed, Now, 42), RetryRule.OfDelivery.Next(failed, Now, 42));
    }

    [Fact]
    public void It_is_given_up_after_five_days_and_a_channel_never()
    {
        Assert.False(RetryRule.OfDelivery.IsOver(Now, Now + TimeSpan.FromDays(5) - TimeSpan.FromSeconds(1)));
        Assert.True(RetryRule.OfDelivery.IsOver(Now, Now + TimeSpan.FromDays(5)));
        Assert.False(RetryRule.OfChannel.IsOver(Now, Now + TimeSpan.FromDays(5000)));
    }
}
