using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OpenProvince.EventLog;
using OpenProvince.Integration.Log;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;
using OpenProvince.Measures.Features.LiveTiles;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Measures;

/// <summary>Boards that cannot be computed for a while.</summary>
public sealed class TileHubTests
{
    /// <summary>One tile: whatever the test says.</summary>
    private sealed class Board(string name, Func<Task<string>> figure) : TileBoard
    {
        public override string Name => name;

        public override string Permission => "test";

        public override IReadOnlyList<string> Projections => ["test.sums"];

        public override TimeSpan Refresh => TimeSpan.FromHours(1);

        public override async Task<IReadOnlyDictionary<string, TileValue>> ComputeAsync(long unit, CancellationToken ct) =>
            new Dictionary<string, TileValue>(StringComparer.Ordinal) { ["sum"] = new(await figure()) };
    }

    [Theory, EachDatabase]
    public async Task Figures_that_could_not_be_computed_are_computed_at_the_next_beat(DatabaseEngine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var log = await RunningAsync(engine);
        var ages = log.Services.GetRequiredService<ProjectionAges>();
        var fails = false;
        var watch = new Watch(new Board("sums", SumAsync), 1, CultureInfo.InvariantCulture);
        await watch.RefreshAsync(ages, TimeProvider.System, changed: false, ct);
        Assert.Equal("5", Assert.Single(watch.Since(0)).Value.Text);

        await log.ChangeAsync("update test_sum set total = 7");
        fails = true;
        await Assert.ThrowsAsync<TimeoutException>(() => watch.RefreshAsync(ages, TimeProvider.System, changed: true, ct));
        fails = false;
        await watch.RefreshAsync(ages, TimeProvider.System, changed: false, ct);

        Assert.Equal("7", Assert.Single(watch.Since(0)).Value.Text);

        async Task<string> SumAsync() =>
            fails ? throw new TimeoutException() : (await log.TotalAsync(1)).ToString(CultureInfo.InvariantCulture);
    }

    [Theory, EachDatabase]
    public async Task Boards_that_break_leave_the_others_of_the_round_alone(DatabaseEngine engine)
    {
        await using var log = await RunningAsync(engine);
        var rounds = 0;
        var broken = Enumerable.Range(0, 12)
            .Select(i => new Board($"broken-{i}", () => throw new KeyNotFoundException("a bug of this board")));
        var hub = new TileHub([.. broken, new Board("well", () => Task.FromResult($"{Interlocked.Increment(ref rounds)}"))],
            log.Services.GetRequiredService<ProjectionRunner>(), log.Services.GetRequiredService<ProjectionAges>(), TimeProvider.System,
            NullLogger<TileHub>.Instance);
        for (var i = 0; i < 12; i++) hub.Join(hub.Board($"broken-{i}")!, 1, CultureInfo.InvariantCulture);
        var well = hub.Join(hub.Board("well")!, 1, CultureInfo.InvariantCulture);

        await hub.StartAsync(TestContext.Current.CancellationToken);
        try
        {
            await TestLog.UntilAsync(() => well.Version > 0, "the board that is well is computed");
            var since = well.AsOf;
            await TestLog.UntilAsync(() => well.AsOf > since, "and stays fresh");
        }
        finally
        {
            await hub.StopAsync(CancellationToken.None);
        }
    }

    private static async Task<TestLog> RunningAsync(DatabaseEngine engine)
    {
        var log = await TestLog.CreateAsync(engine, new Sums("test.sums", 1));
        await log.StartAsync();
        await log.AppendAsync(5);
        await TestLog.UntilAsync(() => log.Status("test.sums") is { Seq: 1, AppliedAllAt.Micros: > 0 }, "the first event");
        return log;
    }
}
