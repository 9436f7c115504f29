using System.Data.Common;
using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>Reads the log in its one order.</summary>
public sealed class LogReader(Database database, EventRegistry registry)
{
    private const string Columns =
        "e.stream, e.version, e.type, e.schema, e.occurred_at, e.recorded_at, e.actor, e.agency, e.data, e.prev_hash, e.hash";

    private readonly string from = database.Engine == DatabaseEngine.Postgres
        ? $"select o.seq, {Columns} from eventlog_order o join eventlog_event e on e.position = o.position where o.seq > $1 order by " +
            "o.seq limit $2"
        : $"select e.position, {Columns} from eventlog_event e where e.position > $1 order by e.position limit $2";

    private readonly string streamSql = database.Engine == DatabaseEngine.Postgres
        ? $"select coalesce(o.seq, 0), {Columns} from eventlog_event e left join eventlog_order o on o.position = e.position where " +
            "e.stream = $1 order by e.version"
        : $"select e.position, {Columns} from eventlog_event e where e.stream = $1 order by e.version";

    private readonly string headSql = database.Engine == DatabaseEngine.Postgres
        ? "select coalesce(max(seq), 0) from eventlog_order"
        : "select coalesce(max(position), 0) from eventlog_event";

    public async Task<List<RecordedEvent>> ReadAsync(long afterSeq, int limit, CancellationToken ct = default)
    {
        await using var connection = await database.OpenReadAsync(ct);
        return await ReadAsync(connection, afterSeq, limit, ct);
    }

    /// <summary>The events of (<paramref name="afterSeq"/>, <paramref name="throughSeq"/>] that the filter has.</summary>
    public async Task<List<RecordedEvent>> ReadAsync(
        long afterSeq, long throughSeq, int limit, EventFilter filter, CancellationToken ct = default)
    {
        await using var connection = await database.OpenReadAsync(ct);
        var sql = database.Engine == DatabaseEngine.Postgres
            ? $"""
              select o.seq, {Columns} from eventlog_order o join eventlog_event e on e.position = o.position
              where o.seq > $1 and o.seq <= $2 and {filter.Sql} order by o.seq limit $3
              """
            : $"select e.position, {Columns} from eventlog_event e where e.position > $1 and e.position <= $2 and {filter.Sql} order by " +
                "e.position limit $3";
        return await connection.QueryAsync(row => RecordedEvent.From(row, registry), sql, [afterSeq, throughSeq, limit], ct);
    }

    /// <summary>The events at these places, in no order.</summary>
    public async Task<List<RecordedEvent>> FindAsync(IReadOnlyList<long> seqs, CancellationToken ct = default)
    {
        if (seqs.Count == 0) return [];
        var marks = string.Join(", ", seqs.Select((_, i) => $"${i + 1}"));
        var sql = database.Engine == DatabaseEngine.Postgres
            ? $"select o.seq, {Columns} from eventlog_order o join eventlog_event e on e.position = o.position where o.seq in ({marks})"
            : $"select e.position, {Columns} from eventlog_event e where e.position in ({marks})";
        return await database.QueryAsync(
            row => RecordedEvent.From(row, registry), sql, [.. seqs.Select(seq => (object?)seq)], ct);
    }

    /// <summary>Reads on the caller's connection, inside its snapshot.</summary>
    public Task<List<RecordedEvent>> ReadAsync(DbConnection connection, long afterSeq, int limit, CancellationToken ct = default) =>
        connection.QueryAsync(row => RecordedEvent.From(row, registry), from, [afterSeq, limit], ct);

    /// <summary>Events committed in the caller's snapshot that have no place yet (PostgreSQL: the last moments before it).</summary>
    internal async Task<List<RecordedEvent>> ReadUnplacedAsync(DbConnection connection, CancellationToken ct)
    {
        if (database.Engine == DatabaseEngine.Sqlite) return [];
        return await connection.QueryAsync(row => RecordedEvent.From(row, registry),
            $"select 0, {Columns} from eventlog_event e where not exists (select 1 from eventlog_order o where o.position = e.position) " +
            "order by e.position",
            [], ct);
    }

    /// <summary>
    /// One stream, oldest first: the history of one dossier, document or task. Read-your-writes: it does not wait for the sequence.
    /// </summary>
    public Task<List<RecordedEvent>> ReadStreamAsync(string stream, CancellationToken ct = default) =>
        database.QueryAsync(row => RecordedEvent.From(row, registry), streamSql, [stream], ct);

    /// <summary>The same on the caller's connection, inside its snapshot.</summary>
    internal Task<List<RecordedEvent>> ReadStreamAsync(DbConnection connection, string stream, CancellationToken ct) =>
        connection.QueryAsync(row => RecordedEvent.From(row, registry), streamSql, [stream], ct);

    /// <summary>The last seq given out.</summary>
    public Task<long> HeadAsync(CancellationToken ct = default) => database.FirstAsync(row => row.Int(0), headSql, [], ct);
}
