using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Log;

/// <summary>Two runners of one projection, as for a moment after the log changed hands.</summary>
public sealed class CheckpointTests
{
    /// <summary>One thing falls due at an instant and waits for it in the event that said so.</summary>
    private sealed class FallsDue : Projection
    {
        private static readonly SumTable Table = new("test_sum", ["kind"], ["total"]);

        public Instant Due { get; set; } = new(1000);

        public override string Name => "test.due";

        public override IReadOnlyList<RowTable> Tables => [Table];

        public override void Apply(RecordedEvent e, Rows rows) => rows.Add(Table, [2L], 1);

        public override Task TickAsync(DbConnection read, Instant from, Instant to, Rows rows, CancellationToken ct)
        {
            if (Due > from && Due <= to) rows.Add(Table, [1L], 1);
            return Task.CompletedTask;
        }
    }

    [Theory, EachDatabase]
    public async Task What_fell_due_is_counted_by_one_of_two_runners(DatabaseEngine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var log = await TestLog.CreateAsync(engine, new FallsDue());
        var (one, other) = (new ProjectionStep(new FallsDue(), log.Database), new ProjectionStep(new FallsDue(), log.Database));
        var (here, there) = (await one.StartAsync(ct), await other.StartAsync(ct));

        Assert.Equal(new(1000), (await one.TickAsync(here, new(1000), ct)).Horizon);
        var refused = await Assert.ThrowsAsync<WriteRefusedException>(() => other.TickAsync(there, new(1001), ct));

        Assert.Equal("eventlog.checkpoint-moved", refused.Error.Code);
        Assert.Equal(1, await log.TotalAsync(1));
    }

    [Theory, EachDatabase]
    public async Task Nobody_goes_on_from_a_horizon_that_was_passed(DatabaseEngine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var log = await TestLog.CreateAsync(engine, new FallsDue());
        await log.AppendAsync(1);
        await log.Services.GetRequiredService<PlaceEvents>().RunAsync(ct);
        var (one, other) = (new ProjectionStep(new FallsDue(), log.Database), new ProjectionStep(new FallsDue(), log.Database));
        var (here, there) = (await one.StartAsync(ct), await other.StartAsync(ct));
        var events = await log.Services.GetRequiredService<LogReader>().ReadAsync(0, 10, ct);

        here = await one.TickAsync(here, new(1000), ct);
        await Assert.ThrowsAsync<WriteRefusedException>(() => other.ApplyAsync(there, events, ct));
        await one.ApplyAsync(here, events, ct);

        Assert.Equal(new Checkpoint(1, new(1000)), await other.StartAsync(ct));
        Assert.Equal((1, 1), (await log.TotalAsync(1), await log.TotalAsync(2)));
    }

    [Theory, EachDatabase]
    public async Task Time_alone_moves_the_mark_of_figures_on_the_node_that_counts(DatabaseEngine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        var waits = new FallsDue { Due = new(long.MaxValue) };
        await using var log = await TestLog.CreateAsync(engine, waits);
        await log.StartAsync();
        await TestLog.UntilAsync(() => log.Status(waits.Name) is not null, "it runs");
        var ages = log.Services.GetRequiredService<ProjectionAges>();
        var before = await ages.ReadAsync([waits.Name], ct);

        waits.Due = TimeProvider.System.Now();

        await TestLog.UntilAsync(async () => await log.TotalAsync(1) == 1, "it fell due");
        await TestLog.UntilAsync(async () => (await ages.ReadAsync([waits.Name], ct)).AppliedAllAt > waits.Due, "the runner says so");
        Assert.True((await ages.ReadAsync([waits.Name], ct)).Mark > before.Mark);
        Assert.Equal(0, log.Status(waits.Name)!.Seq);
    }
}
