using Microsoft.Extensions.DependencyInjection;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Log;

/// <summary>Something that hardly ever happens.</summary>
[StoredEvent("test.rare", 1)]
internal sealed record Rare(long Amount) : IEvent;

/// <summary>One reader of the log gives every consumer the events of its own.</summary>
public sealed class FeedTests
{
    private const long Kind = 7;

    /// <summary>Adds up what is rare and would break at anything else.</summary>
    private sealed class Rarities : Projection
    {
        private static readonly SumTable Table = new("test_sum", ["kind"], ["total"]);

        public override string Name => "test.rarities";

        public override IReadOnlyList<RowTable> Tables => [Table];

        public override EventFilter Reads { get; } = EventFilter.Of("test.rare");

        public override void Apply(RecordedEvent e, Rows rows) => rows.Add(Table, [Kind], ((Rare)e.Body).Amount);
    }

    [Theory, EachDatabase]
    public async Task What_is_not_its_own_moves_a_consumer_on_without_writing(DatabaseEngine engine)
    {
        await using var log = await TestLog.CreateAsync(engine, new Rarities(), new Effects());
        await log.StartAsync();
        await log.AppendAsync([.. Enumerable.Repeat(1L, 40)]);
        await TestLog.UntilAsync(() => log.Status("test.rarities")?.Seq == 40, "it has looked through all of them");

        Assert.Equal(0, await log.CheckpointAsync("test.rarities"));
        await log.AppendAsync(new Rare(5));
        await TestLog.UntilAsync(async () => await log.CheckpointAsync("test.rarities") == 41, "the first of its own");
        Assert.Equal(5, await log.TotalAsync(Kind));
        // The reactor's events are the others: the rare one does not move it in the database.
        await TestLog.UntilAsync(async () => await log.CheckpointAsync("test.effects") == 40, "the reactor");
    }

    [Theory, EachDatabase]
    public async Task Who_comes_later_reads_everything_and_who_acts_begins_now(DatabaseEngine engine)
    {
        var effects = new Effects(Begin.Now);
        await using var log = await TestLog.CreateAsync(engine, new Sums("test.first", 1));
        await log.StartAsync();
        // More than the feed keeps, so the later ones ask the database first.
        for (var i = 0; i < 12; i++) await log.AppendTogetherAsync([.. Enumerable.Repeat<IEvent>(new Counted(1), 99), new Rare(1)]);
        await TestLog.UntilAsync(() => log.Status("test.first")?.Seq == 1200, "the first consumer");

        await log.CloseAsync();
        await log.OpenAsync(new Sums("test.first", 1), new Sums("test.late", 2), new Rarities(), effects);
        await log.StartAsync();
        await TestLog.UntilAsync(() => log.Status("test.late")?.Seq == 1200 && log.Status("test.rarities")?.Seq == 1200, "the late ones");
        await TestLog.UntilAsync(async () => await log.CheckpointAsync("test.effects") == 1200, "the reactor begins");
        await log.AppendAsync(1);
        await TestLog.UntilAsync(async () => await log.CheckpointAsync("test.effects") == 1201, "the reactor acts");
        await TestLog.UntilAsync(() => log.Status("test.late")?.Seq == 1201 && log.Status("test.first")?.Seq == 1201, "both");

        Assert.Equal((1189, 1189, 12), (await log.TotalAsync(1), await log.TotalAsync(2), await log.TotalAsync(Kind)));
        Assert.Equal(1, effects.Calls);

        await log.CloseAsync();
        await log.OpenAsync(effects);
        await log.AppendAsync(1);
        await log.StartAsync();
        await TestLog.UntilAsync(async () => await log.CheckpointAsync("test.effects") == 1202, "what happened while it was away");
        Assert.Equal(2, effects.Calls);
    }

    [Theory, EachDatabase]
    public async Task Another_node_knows_that_nothing_of_a_projection_waits(DatabaseEngine engine)
    {
        if (engine == DatabaseEngine.Sqlite) return; // one node only
        await using var log = await TestLog.CreateAsync(engine, new Rarities());
        await log.AppendAsync(1, 1);
        await log.StartAsync();
        await TestLog.UntilAsync(() => log.Status("test.rarities")?.Seq == 2, "it has looked through both");
        await log.CloseAsync();
        await log.OpenAsync(new Rarities());

        var ages = log.Services.GetRequiredService<ProjectionAges>();
        Assert.True((await ages.ReadAsync(["test.rarities"], TestContext.Current.CancellationToken)).AppliedAllAt > default(Instant));
    }

    [Theory, EachDatabase]
    public async Task A_rebuild_of_some_types_ends_at_the_end_of_the_log(DatabaseEngine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var log = await TestLog.CreateAsync(engine, new Rarities());
        await log.AppendAsync(new Rare(2));
        await log.AppendAsync(1, 1);
        await log.Services.GetRequiredService<PlaceEvents>().RunAsync(ct);
        await log.Services.GetRequiredService<Rebuild>().RunAsync(null, (_, _, _) => { }, ct);

        Assert.Equal((3, 2), (await log.CheckpointAsync("test.rarities"), await log.TotalAsync(Kind)));
    }

    [Fact, Once]
    public void A_filter_takes_names_of_stored_events_only()
    {
        Assert.Throws<ArgumentException>(() => EventFilter.Of("a' or 'b"));
        Assert.Equal("e.type in ('a.b-1', 'c')", EventFilter.Of("c", "a.b-1").Sql);
        Assert.False(EventFilter.Of().Has("a"));
    }
}
