using Npgsql;
using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>
/// Gives committed events their gap-free reading order on PostgreSQL. PostgreSQL hands out positions before commit, so
/// "position greater than the last" loses events; ordering below the oldest running transaction stands still behind any
/// long transaction. This pass takes whatever is committed and not yet placed, and searches only events of transactions
/// that were unfinished at its previous snapshot. Only the log owner runs it.
/// </summary>
internal sealed class Sequencer(NpgsqlConnection connection)
{
    private const int Most = 20_000;

    // One statement, so the horizon and the events come from one snapshot.
    private const string Place = """
        with recent as materialized (select position from eventlog_event where txid >= $1::text::xid8),
        fresh as (
          select r.position from recent r
          where not exists (select 1 from eventlog_order o where o.position = r.position)
          order by r.position limit $3),
        placed as (
          insert into eventlog_order (seq, position)
          select $2 + row_number() over (order by position), position from fresh returning 1)
        select (select count(*) from placed), pg_snapshot_xmin(pg_current_snapshot())::text
        """;

    // The newest rows are those the statistics do not know yet: left to itself the planner reads the whole log for them.
    private const string ByIndexOnly = "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off";

    private string oldestUnfinished = "0";

    /// <summary>The last seq given out.</summary>
    public long Head { get; private set; }

    public async Task StartAsync(CancellationToken ct)
    {
        // A lost tail of the order is given out again after a crash: projections commit behind it in the same WAL, so
        // they lose at least as much, and waiting for the disk here would only slow every tile.
        await RunAsync("set synchronous_commit = off", ct);
        await using var max = new NpgsqlCommand("select coalesce(max(seq), 0) from eventlog_order", connection);
        Head = (long)(await max.ExecuteScalarAsync(ct))!;
    }

    /// <returns>How many events were placed; fewer than the limit means nothing committed is left.</returns>
    public async Task<(int Placed, bool CaughtUp)> PassAsync(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Place, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = oldestUnfinished });
        command.Parameters.Add(new NpgsqlParameter { Value = Head });
        command.Parameters.Add(new NpgsqlParameter { Value = Most });
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        var placed = (int)reader.GetInt64(0);
        Head += placed;
        var caughtUp = placed < Most;
        var first = oldestUnfinished == "0";
        if (!caughtUp) return (placed, false);
        oldestUnfinished = reader.GetString(1);
        await reader.DisposeAsync();
        if (first) await RunAsync(ByIndexOnly, ct);
        return (placed, true);
    }

    private async Task RunAsync(string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
