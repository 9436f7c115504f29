using OpenProvince.Backups.Domain;
using OpenProvince.Backups.Features;
using OpenProvince.Kernel;

namespace OpenProvince.Unit.Backups;

public sealed class RetentionTests
{
    private static readonly Instant Now = new DateOnly(2026, 11, 28).At(new TimeOnly(15, 0));

    [Fact]
    public void Two_days_keep_everything_then_the_last_of_each_day_until_the_days_are_over()
    {
        Manifest[] all = [At(-40, 8), At(-10, 8), At(-10, 9), At(-3, 8), At(-3, 23), At(-1, 8), At(-1, 9), At(0, 8), At(0, 14)];
        Assert.Equal([At(-10, 9).Id, At(-3, 23).Id, At(-1, 8).Id, At(-1, 9).Id, At(0, 8).Id, At(0, 14).Id], Kept(all, 30));
        Assert.Equal([At(0, 8).Id, At(0, 14).Id], Kept(all, 1));
    }

    [Fact]
    public void The_newest_stays_however_old()
    {
        Assert.Equal([At(-40, 8).Id], Kept([At(-41, 8), At(-40, 8)], 1));
        Assert.Empty(Retention.Kept([], 1, Now));
    }

    private static IEnumerable<string> Kept(Manifest[] all, int days) => Retention.Kept(all, days, Now).Order(StringComparer.Ordinal);

    private static Manifest At(int days, int hour)
    {
        var at = new DateOnly(2026, 11, 28).AddDays(days).At(new TimeOnly(hour, 0));
        return new()
        {
            Id = at.ToString(), Instant = at.Micros, Program = "", Files = new Dictionary<string, Content>(), Keys = Content.Empty,
            FileCount = 0, Bytes = 0, NewBytes = 0,
        };
    }
}
