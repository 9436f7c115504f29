using OpenProvince.Kernel;

namespace OpenProvince.Unit.Platform;

public sealed class InstantTests
{
    [Fact]
    public void Cuts_below_a_microsecond_and_never_rounds()
    {
        var moment = new DateTimeOffset(2026, 11, 23, 7, 32, 0, TimeSpan.Zero).AddTicks(19);

        Assert.Equal(1, Instant.From(moment).Micros % 1_000_000);
    }

    [Theory]
    [InlineData("2026-11-23T16:59:59Z", 20261123)]
    [InlineData("2026-11-23T17:00:00Z", 20261124)]
    [InlineData("1969-12-31T16:59:59Z", 19691231)]
    [InlineData("1969-12-31T17:00:00Z", 19700101)]
    public void Knows_the_local_day_in_utc_plus_seven(string utc, int day) =>
        Assert.Equal(day, Instant.From(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture)).LocalDay().ToNumber());

    [Fact]
    public void Comes_back_from_local_time()
    {
        var at = new Instant(1_795_419_120_123_456);

        Assert.Equal(at, at.ToLocal().ToInstant());
    }

    [Fact]
    public void Ids_grow_and_never_repeat_across_threads()
    {
        var ids = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8)
            .SelectMany(_ => Enumerable.Range(0, 20_000).Select(_ => Ids.Next()).ToArray()).ToArray();

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.True(id > 0));
    }
}
