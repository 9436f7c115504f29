using System.Collections.Concurrent;
using Npgsql;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Log;

/// <summary>
/// PostgreSQL only: SQLite has one writer. Sixteen writers commit in an order that is not the order of their positions;
/// the two readers one would write first lose events or stand still, the sequencer does neither.
/// </summary>
public sealed class SequencerTests
{
    private const int Writers = 16;
    private const int EventsPerWriter = 150;

    public static bool HasPostgres => EachDatabaseAttribute.Engines.Contains(DatabaseEngine.Postgres);

    [Fact(SkipUnless = nameof(HasPostgres), Skip = "PostgreSQL is left out of this run")]
    public async Task Places_every_event_once_in_stream_order_while_naive_readers_fail()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var log = await SequencerLog.CreateAsync(ct);
        using var writing = new CancellationTokenSource();
        var byPosition = log.ReadByPositionAsync(writing.Token);
        var below = log.ReadBelowOldestTransactionAsync(writing.Token);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => log.WriteAsync(writer, EventsPerWriter, ct)));
        await writing.CancelAsync();
        var (seen, ordered) = (await byPosition, await below);
        await log.PlaceAllAsync(ct);

        var placed = await log.PlacedAsync(ct);
        Assert.Equal(Writers * EventsPerWriter, placed.Count);
        Assert.Equal(0, Inversions(placed));
        Assert.True(
            seen.Count < placed.Count, "reading position > last lost nothing: the writers no longer overlap, so this test shows nothing");
        Assert.True(
            Inversions(ordered) > 0, "ordering by transaction inverted nothing: the writers no longer overlap, so this test shows nothing");
    }

    [Fact(SkipUnless = nameof(HasPostgres), Skip = "PostgreSQL is left out of this run")]
    public async Task Does_not_wait_for_a_long_transaction_elsewhere()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var log = await SequencerLog.CreateAsync(ct);
        await using var elsewhere = await log.OpenLongTransactionAsync(ct);

        await log.WriteAsync(0, 3, ct);
        await log.PlaceAllAsync(ct);

        Assert.Equal(3, (await log.PlacedAsync(ct)).Count);
        Assert.Empty(await log.VisibleBelowOldestTransactionAsync(ct));
    }

    [Fact(SkipUnless = nameof(HasPostgres), Skip = "PostgreSQL is left out of this run")]
    public async Task Reads_what_is_new_and_not_the_log_again()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var log = await SequencerLog.CreateAsync(ct);
        await log.PlaceAllAsync(ct);
        await log.WriteManyAsync(5000, ct);
        // What commits while somebody's older transaction runs is looked at again, and other tests run on this server.
        await log.WhileOlderRunAsync(ct);
        await log.PlaceAllAsync(ct);

        await log.WriteAsync(0, 3, ct);
        Assert.InRange(await log.RowsOfOnePassAsync(ct), 3, 100);
        Assert.Equal(5003, (await log.PlacedAsync(ct)).Count);
    }

    [Fact(SkipUnless = nameof(HasPostgres), Skip = "PostgreSQL is left out of this run")]
    public async Task What_commits_behind_the_walk_keeps_its_place_in_the_stream()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var log = await SequencerLog.CreateAsync(ct);
        var first = await log.AppendAsync("late", ct);
        await log.WriteManyAsync(25_000, ct);

        await log.TakeOverAsync(ct);
        var walked = await log.PlaceSomeAsync(ct);
        Assert.InRange(walked, 1, 24_999);
        await EndAsync(first, ct);
        await EndAsync(await log.AppendAsync("late", ct), ct);
        await log.PlaceAllAsync(ct);

        var placed = await log.PlacedAsync(ct);
        Assert.Equal(25_002, placed.Count);
        Assert.Equal(0, Inversions(placed));
    }

    private static async Task EndAsync(NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using var connection = transaction.Connection!;
        await transaction.CommitAsync(ct);
    }

    /// <summary>Pairs of one stream whose later version came first.</summary>
    private static int Inversions(IReadOnlyList<(string Stream, long Version)> read) =>
        read.GroupBy(one => one.Stream).Sum(stream => stream.Zip(stream.Skip(1)).Count(pair => pair.First.Version > pair.Second.Version));
}
