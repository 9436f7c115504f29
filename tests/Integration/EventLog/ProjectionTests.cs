using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Log;

public sealed class ProjectionTests
{
    [Theory, EachDatabase]
    public async Task A_poison_event_stops_only_its_own_projection_until_the_program_is_mended(DatabaseEngine engine)
    {
        await using var log = await TestLog.CreateAsync(
            engine, new Sums("test.well", 1), new Sums("test.superstitious", 2, superstitious: true));
        await log.StartAsync();
        await log.AppendAsync(1, 2);
        await TestLog.UntilAsync(
            () => log.Status("test.well")?.Seq == 2 && log.Status("test.superstitious")?.Seq == 2, "two events in both");

        await log.AppendAsync(13, 4);
        await TestLog.UntilAsync(() => log.Status("test.well")?.Seq == 4 && log.Status("test.superstitious")?.Poison is not null,
            "the well one goes on, the other says why not");
        var stopped = log.Status("test.superstitious")!;
        await TestLog.UntilAsync(() => log.Status("test.well")!.AppliedAllAt > stopped.AppliedAllAt, "the well one stays fresh");

        Assert.Contains("event 3", stopped.Poison);
        Assert.Equal((2, stopped.AppliedAllAt), (stopped.Seq, log.Status("test.superstitious")!.AppliedAllAt));
        Assert.Equal((20, 3), (await log.TotalAsync(1), await log.TotalAsync(2)));
        Assert.Equal(2, await log.CheckpointAsync("test.superstitious"));
        Assert.Null(log.Status("test.well")!.Poison);

        await log.CloseAsync();
        await log.OpenAsync(new Sums("test.well", 1), new Sums("test.superstitious", 2));
        await log.StartAsync();
        await log.AppendAsync(5);
        await TestLog.UntilAsync(() => log.Status("test.superstitious") is { Seq: 5, Poison: null }, "the mended one catches up");
        await TestLog.UntilAsync(() => log.Status("test.well")?.Seq == 5, "the well one");
        Assert.Equal((25, 25), (await log.TotalAsync(1), await log.TotalAsync(2)));
    }

    [Theory, EachDatabase]
    public async Task A_row_that_cannot_be_written_leaves_the_checkpoint_and_every_other_row(DatabaseEngine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        var sums = new Sums("test.both", 1, both: true);
        await using var log = await TestLog.CreateAsync(engine, sums);
        await log.AppendAsync(1, 2);
        await log.Services.GetRequiredService<PlaceEvents>().RunAsync(ct);
        var step = new ProjectionStep(sums, log.Database);
        var start = await step.StartAsync(ct);
        var events = await log.Services.GetRequiredService<LogReader>().ReadAsync(0, 10, ct);
        Assert.Equal(2, events.Count);

        await log.ChangeAsync("alter table test_other rename to test_away");
        await Assert.ThrowsAnyAsync<DbException>(() => step.ApplyAsync(start, events, ct));
        Assert.Equal((0, 0), (await log.TotalAsync(1), await log.CheckpointAsync("test.both")));

        await log.ChangeAsync("alter table test_away rename to test_other");
        await step.ApplyAsync(start, events, ct);
        Assert.Equal((3, 3, 2), (await log.TotalAsync(1), await log.TotalAsync(1, "test_other"), await log.CheckpointAsync("test.both")));
        // The same step again, as a second runner would do it, finds the checkpoint moved and adds nothing.
        await Assert.ThrowsAsync<WriteRefusedException>(() => step.ApplyAsync(start, events, ct));
        Assert.Equal(3, await log.TotalAsync(1));
    }

    [Theory, EachDatabase]
    public async Task A_running_projection_says_that_its_rows_are_refused_and_outlives_it(DatabaseEngine engine)
    {
        await using var log = await TestLog.CreateAsync(engine, new Sums("test.both", 1, both: true));
        log.Services.GetRequiredService<ProjectionRunner>().PoisonPause = TimeSpan.FromSeconds(1);
        await log.StartAsync();
        await log.AppendAsync(1);
        await TestLog.UntilAsync(() => log.Status("test.both")?.Seq == 1, "the first event");

        await log.ChangeAsync("alter table test_other rename to test_away");
        await log.AppendAsync(2);
        await TestLog.UntilAsync(() => log.Status("test.both")?.Poison?.Contains("test_other", StringComparison.Ordinal) == true,
            "it says what the database refuses");
        Assert.Equal((1, 1), (await log.TotalAsync(1), await log.CheckpointAsync("test.both")));

        await log.ChangeAsync("alter table test_away rename to test_other");
        await TestLog.UntilAsync(() => log.Status("test.both") is { Seq: 2, Poison: null }, "the second event");
        Assert.Equal((3, 3), (await log.TotalAsync(1), await log.TotalAsync(1, "test_other")));
    }
}
