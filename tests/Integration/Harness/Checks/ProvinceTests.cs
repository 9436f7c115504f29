using System.Net;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Harness;

public sealed class ProvinceTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task Serves_on_its_own_database(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var visitor = province.Visitor();

        Assert.Equal(engine, province.Database.Engine);
        (await visitor.OpenAsync("/health/ready")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, EachDatabase]
    public async Task Starts_again_on_the_same_data(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var before = await province.Database.FirstAsync(row => row.Int(0), "select count(*) from kernel_schema", []);

        await province.RestartAsync();

        Assert.Equal(before, await province.Database.FirstAsync(row => row.Int(0), "select count(*) from kernel_schema", []));
        using var visitor = province.Visitor();
        (await visitor.OpenAsync("/health/live")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact, Once]
    public void The_clock_stands_until_it_is_turned()
    {
        var time = new TurnableTime(TurnableTime.WorkingMonday);
        Assert.Equal(time.Now(), time.Now());
        time.Advance(TimeSpan.FromHours(5));
        Assert.Equal(TurnableTime.WorkingMonday.AddHours(5), time.GetUtcNow());
        time.TurnTo(new Instant(1_000_000));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(1), time.GetUtcNow());
    }
}
