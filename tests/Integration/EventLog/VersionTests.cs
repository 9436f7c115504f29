using Microsoft.Extensions.DependencyInjection;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Log;

/// <summary>A program that counts the same events in another way than the one that made the rows.</summary>
public sealed class VersionTests
{
    [Theory, EachDatabase]
    public async Task Nothing_is_added_to_rows_of_another_version_until_they_are_rebuilt(DatabaseEngine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var log = await TestLog.CreateAsync(engine, new Sums("test.well", 1), new Sums("test.changed", 2));
        await log.StartAsync();
        await log.AppendAsync(1, 2);
        await TestLog.UntilAsync(() => log.Status("test.well")?.Seq == 2 && log.Status("test.changed")?.Seq == 2, "both");
        Assert.Empty(await log.Services.GetRequiredService<ProjectionVersions>().OthersAsync(ct));

        Projection[] upgraded = [new Sums("test.well", 1), new Sums("test.changed", 2, version: 3)];
        await log.CloseAsync();
        await log.OpenAsync(upgraded);
        await log.StartAsync();
        await log.AppendAsync(4);
        await TestLog.UntilAsync(() => log.Status("test.well")?.Seq == 3, "the other one goes on");
        await TestLog.UntilAsync(() => log.Status("test.changed")?.Poison is not null, "it says why it does not");
        await TestLog.UntilAsync(
            () => log.Status("test.well")!.AppliedAllAt > log.Status("test.changed")!.AppliedAllAt, "its age stands still");

        Assert.Equal((7, 3), (await log.TotalAsync(1), await log.TotalAsync(2)));
        Assert.Equal(2, await log.CheckpointAsync("test.changed"));
        var other = Assert.Single(await log.Services.GetRequiredService<ProjectionVersions>().OthersAsync(ct));
        Assert.Equal(("test.changed", 1, 3, "openprovince rebuild test.changed"), (other.Name, other.Rows, other.Program, other.Mend));
        // Verify says it once and does not name row after row.
        var findings = (await log.Services.GetRequiredService<Verify>().RunAsync((_, _) => { }, ct)).Findings.Select(one => one.Code);
        Assert.Single(findings, code => code is "eventlog.other-version");
        Assert.DoesNotContain("eventlog.row-differs", findings);

        await log.CloseAsync();
        await log.OpenAsync(upgraded);
        var rebuild = log.Services.GetRequiredService<Rebuild>();
        var refused = await Assert.ThrowsAsync<StartupException>(() => rebuild.CatchUpAsync((_, _, _) => { }, ct));
        Assert.Equal("eventlog.other-version", refused.Error.Code);
        await log.Services.GetRequiredService<PlaceEvents>().RunAsync(ct);
        await rebuild.RunAsync("test.changed", (_, _, _) => { }, ct);
        Assert.Empty(await log.Services.GetRequiredService<ProjectionVersions>().OthersAsync(ct));
        await log.StartAsync();
        await log.AppendAsync(8);
        await TestLog.UntilAsync(() => log.Status("test.changed") is { Seq: 4, Poison: null }, "it goes on");
        Assert.Equal(15, await log.TotalAsync(2));
    }

    [Theory, EachDatabase]
    public async Task A_program_of_an_older_version_that_still_runs_adds_nothing_after_a_rebuild(DatabaseEngine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var log = await TestLog.CreateAsync(engine, new Sums("test.changed", 2, version: 2));
        await log.AppendAsync(5);
        await log.Services.GetRequiredService<PlaceEvents>().RunAsync(ct);
        var old = new ProjectionStep(new Sums("test.changed", 2), log.Database);
        var start = await old.StartAsync(ct);
        await new ProjectionStep(new Sums("test.changed", 2, version: 2), log.Database).ResetAsync(ct);

        var events = await log.Services.GetRequiredService<LogReader>().ReadAsync(0, 10, ct);
        await Assert.ThrowsAsync<WriteRefusedException>(() => old.ApplyAsync(start, events, ct));
        await Assert.ThrowsAsync<OtherVersionException>(() => old.StartAsync(ct));
        Assert.Equal(0, await log.TotalAsync(2));
    }

    [Theory, EachDatabase]
    public async Task Another_node_says_that_the_rows_are_of_another_version(DatabaseEngine engine)
    {
        if (engine == DatabaseEngine.Sqlite) return; // one node only
        await using var log = await TestLog.CreateAsync(engine, new Sums("test.changed", 2));
        await log.AppendAsync(1);
        await log.StartAsync();
        await TestLog.UntilAsync(() => log.Status("test.changed")?.Seq == 1, "it has counted");
        await log.CloseAsync();
        // No worker runs here: this node asks the database.
        await log.OpenAsync(new Sums("test.changed", 2, version: 2));

        var age = await log.Services.GetRequiredService<ProjectionAges>().ReadAsync(
            ["test.changed"], TestContext.Current.CancellationToken);
        Assert.Equal(default(Instant), age.AppliedAllAt);
        Assert.Contains("openprovince rebuild test.changed", age.Poison);
    }

    [Theory, EachDatabase]
    public async Task A_rebuild_takes_a_name_or_its_beginning(DatabaseEngine engine)
    {
        await using var log = await TestLog.CreateAsync(
            engine, new Sums("test.a", 1), new Sums("test.a.more", 2), new Sums("test.ab", 3), new Sums("other", 4));
        var rebuild = log.Services.GetRequiredService<Rebuild>();

        Assert.Equal(["test.a", "test.a.more"], rebuild.Called("test.a").Select(one => one.Name));
        Assert.Equal(3, rebuild.Called("test").Count);
        Assert.Empty(rebuild.Called("tes"));
    }
}
