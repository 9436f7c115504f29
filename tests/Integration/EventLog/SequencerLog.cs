using Npgsql;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Log;

/// <summary>An event log with writers that hold their transactions open for a while, and the readers to compare.</summary>
internal sealed class SequencerLog : IAsyncDisposable
{
    private const string Insert = """
        insert into eventlog_event (stream, version, type, schema, occurred_at, recorded_at, actor, agency, data, prev_hash, hash)
        select $1, coalesce(max(version), 0) + 1, 't', 1, 0, 0, 'x', 0, '{}', '', '' from eventlog_event where stream = $1
        """;

    private readonly EmptyDatabase database;
    private readonly NpgsqlDataSource source;
    private readonly NpgsqlConnection owner;
    private Sequencer sequencer;

    private SequencerLog(EmptyDatabase database, NpgsqlDataSource source, NpgsqlConnection owner) =>
        (this.database, this.source, this.owner, sequencer) = (database, source, owner, new Sequencer(owner));

    public static async Task<SequencerLog> CreateAsync(CancellationToken ct)
    {
        var database = await EmptyDatabase.CreateAsync(DatabaseEngine.Postgres);
        await using (await database.ServicesAsync(services => services.AddKernel().AddEventLog(), ct)) { }
        var source = NpgsqlDataSource.Create(database.Target.ConnectionString!);
        var log = new SequencerLog(database, source, await source.OpenConnectionAsync(ct));
        await log.sequencer.StartAsync(ct);
        return log;
    }

    /// <summary>Each event in a transaction of its own that begins early, writes to a shared stream and commits late.</summary>
    public async Task WriteAsync(int writer, int events, CancellationToken ct)
    {
        var random = new Random(writer);
        await using var connection = await source.OpenConnectionAsync(ct);
        for (var i = 0; i < events; i++)
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await RunAsync(connection, "select pg_current_xact_id()", ct);
            var stream = random.Next(40);
            await RunAsync(connection, $"select pg_advisory_xact_lock(7, {stream})", ct);
            await using (var insert = new NpgsqlCommand(Insert, connection) { Parameters = { new() { Value = $"s-{stream}" } } })
                await insert.ExecuteNonQueryAsync(ct);
            await Task.Delay(random.Next(3), ct);
            await transaction.CommitAsync(ct);
        }
    }

    /// <summary>One transaction with many events.</summary>
    public async Task WriteManyAsync(int events, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await RunAsync(connection, $"""
            insert into eventlog_event (stream, version, type, schema, occurred_at, recorded_at, actor, agency, data, prev_hash, hash)
            select 'many', n, 't', 1, 0, 0, 'x', 0, '{"{}"}', '', '' from generate_series(1, {events}) n
            """, ct);
    }

    /// <summary>Returns when no transaction runs that is older than the newest event.</summary>
    public async Task WhileOlderRunAsync(CancellationToken ct)
    {
        await using var older = new NpgsqlCommand("select max(txid) >= pg_snapshot_xmin(pg_current_snapshot()) from eventlog_event", owner);
        while ((bool)(await older.ExecuteScalarAsync(ct))!) await Task.Delay(20, ct);
    }

    /// <summary>A new owner: it has to walk through what nobody placed.</summary>
    public async Task TakeOverAsync(CancellationToken ct)
    {
        sequencer = new Sequencer(owner);
        await sequencer.StartAsync(ct);
    }

    /// <summary>Appends one event to a stream and leaves its transaction open.</summary>
    public async Task<NpgsqlTransaction> AppendAsync(string stream, CancellationToken ct)
    {
        var transaction = await (await source.OpenConnectionAsync(ct)).BeginTransactionAsync(ct);
        await using var insert = new NpgsqlCommand(Insert, transaction.Connection, transaction)
        {
            Parameters = { new() { Value = stream } }
        };
        await insert.ExecuteNonQueryAsync(ct);
        return transaction;
    }

    /// <summary>One pass; the number of events placed.</summary>
    public async Task<int> PlaceSomeAsync(CancellationToken ct) => (await sequencer.PassAsync(ct)).Placed;

    public async Task PlaceAllAsync(CancellationToken ct)
    {
        while (!(await sequencer.PassAsync(ct)).CaughtUp) { }
    }

    /// <summary>How many rows of the log one pass looks at; no statistics were ever gathered here.</summary>
    public async Task<long> RowsOfOnePassAsync(CancellationToken ct)
    {
        await using var transaction = await owner.BeginTransactionAsync(ct);
        var before = await RowsReadAsync(ct);
        await sequencer.PassAsync(ct);
        var after = await RowsReadAsync(ct);
        await transaction.CommitAsync(ct);
        return after - before;
    }

    public Task<List<(string Stream, long Version)>> PlacedAsync(CancellationToken ct) => ReadAsync(
        "select e.stream, e.version, o.seq from eventlog_order o join eventlog_event e on e.position = o.position order by o.seq", ct);

    /// <summary>The wrong reader: whatever lies above the last position it saw.</summary>
    public async Task<List<(string Stream, long Version)>> ReadByPositionAsync(CancellationToken stop)
    {
        var read = new List<(string, long)>();
        long last = 0;
        for (var more = true; more;)
        {
            more = !stop.IsCancellationRequested;
            await foreach (var (stream, version, position) in RowsAsync(
                $"select stream, version, position from eventlog_event where position > {last} order by position"))
            {
                read.Add((stream, version));
                last = position;
            }
            await PlaceAllAsync(CancellationToken.None);
        }
        return read;
    }

    /// <summary>The other wrong reader: by transaction and position, below the oldest transaction that still runs.</summary>
    public async Task<List<(string Stream, long Version)>> ReadBelowOldestTransactionAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested) await Task.Delay(20, CancellationToken.None);
        return await VisibleBelowOldestTransactionAsync(CancellationToken.None);
    }

    public Task<List<(string Stream, long Version)>> VisibleBelowOldestTransactionAsync(CancellationToken ct) => ReadAsync(
        "select stream, version, position from eventlog_event where txid < pg_snapshot_xmin(pg_current_snapshot()) order by txid, position",
        ct);

    public async Task<NpgsqlTransaction> OpenLongTransactionAsync(CancellationToken ct)
    {
        var connection = await source.OpenConnectionAsync(ct);
        var transaction = await connection.BeginTransactionAsync(ct);
        await RunAsync(connection, "select pg_current_xact_id()", ct);
        return transaction;
    }

    public async ValueTask DisposeAsync()
    {
        await owner.DisposeAsync();
        await source.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>Counted by the server for this session; it forgets them about once a second, but not inside a transaction.</summary>
    private async Task<long> RowsReadAsync(CancellationToken ct)
    {
        await using var rows = new NpgsqlCommand(
            "select sum(seq_tup_read + idx_tup_fetch)::bigint from pg_stat_xact_user_tables where relname in ('eventlog_event', " +
            "'eventlog_order')",
            owner);
        return (long)(await rows.ExecuteScalarAsync(ct))!;
    }

    private async Task<List<(string Stream, long Version)>> ReadAsync(string sql, CancellationToken ct)
    {
        var read = new List<(string, long)>();
        await foreach (var (stream, version, _) in RowsAsync(sql).WithCancellation(ct)) read.Add((stream, version));
        return read;
    }

    private async IAsyncEnumerable<(string Stream, long Version, long Place)> RowsAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) yield return (reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
