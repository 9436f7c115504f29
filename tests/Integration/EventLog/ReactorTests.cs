using Microsoft.Extensions.DependencyInjection;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Log;

public sealed class ReactorTests
{
    [Theory, EachDatabase]
    public async Task A_crash_between_the_command_and_the_checkpoint_has_no_second_effect(DatabaseEngine engine)
    {
        var effects = new Effects();
        await using var log = await TestLog.CreateAsync(engine, effects);
        await log.StartAsync();
        await log.AppendAsync(1, 2);
        await AtAsync(log, 2);
        Assert.Equal(2, effects.Calls);

        await log.CloseAsync();
        await log.OpenAsync(effects);
        // What is on the disk when the program dies after the command and before its checkpoint.
        await log.ChangeAsync("update eventlog_checkpoint set seq = 0 where name = 'test.effects'");
        await log.StartAsync();
        await log.AppendAsync(3);
        await AtAsync(log, 3);

        Assert.Equal(5, effects.Calls);
        Assert.Equal(["test-1/1", "test-1/2", "test-1/3"], await EventsAsync(log));
    }

    [Theory, EachDatabase]
    public async Task An_unavailable_answer_and_a_crash_inside_are_tried_again_in_order(DatabaseEngine engine)
    {
        var effects = new Effects();
        effects.Instead.Enqueue(() => KernelErrors.Unavailable);
        effects.Instead.Enqueue(() => throw new NotSupportedException("a bug that went away"));
        await using var log = await TestLog.CreateAsync(engine, effects);
        await log.StartAsync();
        await log.AppendAsync(1, 2);
        await AtAsync(log, 2);

        Assert.Equal(4, effects.Calls);
        Assert.Equal(["test-1/1", "test-1/2"], await EventsAsync(log));
    }

    [Theory, EachDatabase]
    public async Task A_refused_reactor_waits_at_its_event_and_says_so(DatabaseEngine engine)
    {
        var effects = new Effects();
        for (var i = 0; i < 3; i++) effects.Instead.Enqueue(() => Error.Invalid("test.refused"));
        await using var log = await TestLog.CreateAsync(engine, effects);
        await log.StartAsync();
        await log.AppendAsync(1, 2);
        var runner = log.Services.GetRequiredService<ReactorRunner>();
        await TestLog.UntilAsync(() => runner.Stopped.ContainsKey("test.effects"), "the reactor says that it waits");

        Assert.Contains("test.refused", runner.Stopped["test.effects"]);
        Assert.Equal(0, await log.CheckpointAsync("test.effects"));
        await AtAsync(log, 2);
        Assert.Empty(runner.Stopped);
        Assert.Equal(["test-1/1", "test-1/2"], await EventsAsync(log));
    }

    [Theory, EachDatabase]
    public async Task A_reactor_whose_rows_the_database_refuses_says_so_and_goes_on_when_it_takes_them(DatabaseEngine engine)
    {
        await using var log = await TestLog.CreateAsync(engine, new Effects());
        await log.ChangeAsync("alter table test_effect rename to test_away");
        await log.StartAsync();
        await log.AppendAsync(1);
        var runner = log.Services.GetRequiredService<ReactorRunner>();
        await TestLog.UntilAsync(() => runner.Stopped.ContainsKey("test.effects"), "the reactor says that it waits");

        Assert.Contains("test_effect", runner.Stopped["test.effects"]);
        await log.ChangeAsync("alter table test_away rename to test_effect");
        await AtAsync(log, 1);
        Assert.Empty(runner.Stopped);
        Assert.Equal(["test-1/1"], await EventsAsync(log));
    }

    [Theory, EachDatabase]
    public async Task Rebuild_refills_rows_and_never_runs_a_reactor(DatabaseEngine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        var effects = new Effects();
        await using var log = await TestLog.CreateAsync(engine, new Sums("test.sums", 1), effects);
        await log.AppendAsync(1, 2, 3);
        await log.Services.GetRequiredService<PlaceEvents>().RunAsync(ct);
        await log.ChangeAsync("insert into test_sum (kind, total) values (1, 1000)");

        await log.Services.GetRequiredService<Rebuild>().RunAsync(null, (_, _, _) => { }, ct);

        Assert.Equal((6, 3), (await log.TotalAsync(1), await log.CheckpointAsync("test.sums")));
        Assert.Equal(0, effects.Calls);
        Assert.Empty(await EventsAsync(log));
        // The reactor was there all the time: the running program calls it.
        await log.StartAsync();
        await AtAsync(log, 3);
        Assert.Equal(3, effects.Calls);
        await log.CloseAsync();
        await log.OpenAsync(new Sums("test.sums", 1), effects);
        await log.Services.GetRequiredService<Rebuild>().RunAsync(null, (_, _, _) => { }, ct);
        Assert.Equal((6, 3), (await log.TotalAsync(1), effects.Calls));
    }

    private static Task AtAsync(TestLog log, long seq) =>
        TestLog.UntilAsync(async () => await log.CheckpointAsync("test.effects") >= seq, $"the reactor's checkpoint {seq}");

    /// <summary>The events that had an effect; one that had two would stand here twice.</summary>
    private static async Task<IEnumerable<string>> EventsAsync(TestLog log) =>
        (await log.Database.QueryAsync(row => row.GetString(0).Split(' ')[0], "select id from test_effect", [])).Order(
            StringComparer.Ordinal);
}
