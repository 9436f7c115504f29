using Npgsql;
using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>
/// Gives committed events their gap-free reading order on PostgreSQL. PostgreSQL hands out positions before commit, so
/// "position greater than the last" loses events; ordering below the oldest running transaction stands still behind any
/// long transaction. After a walk through what it missed, a pass takes whatever is committed and not yet placed, and searches
/// only events of transactions that were unfinished at its previous snapshot. Only the log owner runs it.
/// </summary>
internal sealed class Sequencer(NpgsqlConnection connection)
{
    private const int Most = 20_000;

    private const string Placed = """
        placed as (
          insert into eventlog_order (seq, position)
          select $2 + row_number() over (order by position), position from fresh returning position)
        """;

    // One statement each, so the horizon and the events come from one snapshot.
    private const string Recent = $"""
        with recent as materialized (select position from eventlog_event where txid >= $1::text::xid8),
        fresh as (
          select r.position from recent r
          where not exists (select 1 from eventlog_order o where o.position = r.position)
          order by r.position limit $3),
        {Placed}
        select (select count(*) from placed), pg_snapshot_xmin(pg_current_snapshot())::text
        """;

    private const string Missed = $"""
        with fresh as (
          select e.position from eventlog_event e
          where e.position > $1 and pg_visible_in_snapshot(e.txid, $4::text::pg_snapshot)
            and not exists (select 1 from eventlog_order o where o.position = e.position and o.position > $1)
          order by e.position limit $3),
        {Placed}
        select (select count(*) from placed), (select max(position) from placed)
        """;

    // The newest rows are those the statistics do not know yet: left to itself the planner reads the whole log for them.
    private const string ByIndexOnly = "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off";

    private string atStart = "", oldestUnfinished = "";
    private long? missedAfter = 0;

    /// <summary>The last seq given out.</summary>
    public long Head { get; private set; }

    public async Task StartAsync(CancellationToken ct)
    {
        // A lost tail of the order is given out again after a crash: projections commit behind it in the same WAL, so
        // they lose at least as much, and waiting for the disk here would only slow every tile.
        await RunAsync("set synchronous_commit = off", ct);
        await using var now = new NpgsqlCommand(
            "select coalesce(max(seq), 0), pg_current_snapshot()::text, pg_snapshot_xmin(pg_current_snapshot())::text from eventlog_order",
            connection);
        await using var reader = await now.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        (Head, atStart, oldestUnfinished) = (reader.GetInt64(0), reader.GetString(1), reader.GetString(2));
    }

    /// <returns>How many events were placed; fewer than the limit means nothing committed is left.</returns>
    public async Task<(int Placed, bool CaughtUp)> PassAsync(CancellationToken ct)
    {
        if (missedAfter is { } after)
        {
            // What was committed while nobody owned the log, once through in the order of positions. Only what the snapshot at
            // the start saw: whatever commits during the walk is left to the passes after it, or a later event of a stream
            // could be met before an earlier one that committed behind the walk.
            var missed = await PlaceAsync(
                Missed, [after, Head, Most, atStart], row => missedAfter = row.IsDBNull(1) ? after : row.GetInt64(1), ct);
            if (missed == Most) return (missed, false);
            missedAfter = null;
            await RunAsync(ByIndexOnly, ct);
            return (missed, false);
        }
        var horizon = oldestUnfinished;
        var placed = await PlaceAsync(Recent, [oldestUnfinished, Head, Most], row => horizon = row.GetString(1), ct);
        if (placed == Most) return (placed, false);
        oldestUnfinished = horizon;
        return (placed, true);
    }

    private async Task<int> PlaceAsync(string sql, object[] values, Action<NpgsqlDataReader> read, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        read(reader);
        var placed = (int)reader.GetInt64(0);
        Head += placed;
        return placed;
    }

    private async Task RunAsync(string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
