using Npgsql;
using OpenProvince.Backups.Data;
using OpenProvince.Backups.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Features.TakeBackup;

/// <summary>The cluster's part of a point.</summary>
/// <param name="Part">What the manifest says.</param>
/// <param name="Bytes">How many a restore of it writes.</param>
/// <param name="Spool">Forgets what it has read once the manifest is written: until then the log lies nowhere else.</param>
internal sealed record ClusterPart(PostgresPart Part, long Bytes, WalSpool? Spool);

/// <summary>
/// A PostgreSQL cluster: a base by pg_basebackup and the log from its start on by pg_receivewal. Where <see cref="Follow"/> was
/// called the log goes on minute by minute, so that one base a day is enough and every moment since can be restored.
/// </summary>
internal sealed class PostgresSource(PgTools tools) : IAsyncDisposable
{
    private static readonly TimeSpan BaseEvery = TimeSpan.FromDays(1), Patience = TimeSpan.FromSeconds(60);
    private WalReceiver? following;

    /// <summary>From here on the log is received; <paramref name="spool"/> keeps what the archive does not have yet.</summary>
    public void Follow(string connection, string spool) => following ??=
        new WalReceiver(tools, connection, spool, Slots.Standing(connection));

    public async Task<ClusterPart> WriteAsync(
        DatabaseTarget source, ChunkWriter writer, Manifest? last, Chunks chunks, Action<long, long> progress, CancellationToken ct)
    {
        var connection = source.ConnectionString!;
        if (following is { } receiver)
        {
            IReadOnlyList<Entry> kept = last?.Postgres is { } before ? await chunks.EntriesAsync(before.Wal, "wal", ct) : [];
            return await LogAsync(receiver, connection, writer, last?.Postgres, kept, ct) ?? await BaseAsync(receiver, connection, writer,
                kept, progress, ct);
        }
        await Slots.DropLeftAsync(connection, ct);
        var spool = Path.Combine(source.Folder, ".wal-once");
        if (Directory.Exists(spool)) Directory.Delete(spool, recursive: true);
        await using var once = new WalReceiver(tools, connection, spool, Slots.Once(connection));
        try
        {
            return await BaseAsync(once, connection, writer, [], progress, ct) with { Spool = null };
        }
        finally
        {
            await once.DropAsync(CancellationToken.None);
            Directory.Delete(spool, recursive: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (following is not null) await following.DisposeAsync();
    }

    /// <summary>The log since the point before; null when its base is a day old or a piece is missing.</summary>
    private static async Task<ClusterPart?> LogAsync(WalReceiver receiver, string connection, ChunkWriter writer, PostgresPart? last,
        IReadOnlyList<Entry> kept, CancellationToken ct)
    {
        if (last is null || TimeProvider.System.Now() - new Instant(last.TakenAt) >= BaseEvery) return null;
        await ReceivedAsync(receiver, connection, ct);
        var spool = new WalSpool(receiver.Spool, writer);
        var wal = await spool.ReadAsync(kept, last.StartSegment, ct);
        if (WalSpool.FirstGap(wal, last.StartSegment) is not null) return null;
        return new ClusterPart(last with { Wal = await writer.WriteAsync(wal, ct) }, wal.Sum(entry => entry.Content.Size), spool);
    }

    private async Task<ClusterPart> BaseAsync(
        WalReceiver receiver, string connection, ChunkWriter writer, IReadOnlyList<Entry> kept, Action<long, long> progress,
            CancellationToken ct)
    {
        await ReceivedAsync(receiver, connection, ct); // before the base begins: it needs the log from its start
        var total = await SizeAsync(connection, ct);
        var taken = await new BaseBackup(tools, writer).TakeAsync(connection, done => progress(done, Math.Max(done, total)), ct);
        await ReceivedAsync(receiver, connection, ct);
        // From the last segment of the point before, so that moments between the two can be restored as well.
        var newest = kept.LastOrDefault(entry => Segments.IsSegment(entry.Path))?.Path;
        var from = newest is not null && string.CompareOrdinal(newest, taken.StartSegment) < 0 ? newest : taken.StartSegment;
        var spool = new WalSpool(receiver.Spool, writer);
        var log = await spool.ReadAsync(kept, from, ct);
        if (WalSpool.FirstGap([.. log.Where(entry => string.CompareOrdinal(entry.Path, taken.StartSegment) >= 0)],
            taken.StartSegment) is { } gap)
            throw new StartupException(BackupErrors.Gap(gap));
        var to = new NpgsqlConnectionStringBuilder(connection);
        var part = new PostgresPart(TimeProvider.System.Now().Micros, await writer.WriteAsync(taken.Entries, ct), taken.StartSegment,
            await writer.WriteAsync(log, ct), to.Database!, to.Username!);
        return new ClusterPart(part, taken.Bytes + log.Sum(entry => entry.Content.Size), spool);
    }

    /// <summary>About how many bytes a base will have.</summary>
    private static async Task<long> SizeAsync(string connection, CancellationToken ct)
    {
        await using var session = await Slots.OpenAsync(connection, ct);
        await using var ask =
            new NpgsqlCommand("select sum(pg_database_size(oid))::bigint from pg_database where has_database_privilege(oid, 'connect')",
                session);
        return await ask.ExecuteScalarAsync(ct) is long size ? size : 0;
    }

    /// <summary>Waits until everything the database has made durable by now lies in the spool.</summary>
    private static async Task ReceivedAsync(WalReceiver receiver, string connection, CancellationToken ct)
    {
        await receiver.EnsureAsync(ct);
        await using var session = await Slots.OpenAsync(connection, ct);
        var position = (string)(await AskAsync("select pg_current_wal_flush_lsn()::text", ct))!;
        var started = TimeProvider.System.GetTimestamp();
        var isThere = $"select bool_or(flush_lsn >= '{position}'::pg_lsn) from pg_stat_replication " +
            $"where application_name = '{receiver.Application}'";
        while (await AskAsync(isThere, ct) is not true)
        {
            if (!receiver.IsRunning) throw await receiver.FailureAsync(ct);
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
                throw new StartupException(BackupErrors.ToolFailed("pg_receivewal", $"{position}?"));
            await Task.Delay(50, ct);
        }

        async Task<object?> AskAsync(string sql, CancellationToken stop)
        {
            await using var command = new NpgsqlCommand(sql, session);
            return await command.ExecuteScalarAsync(stop);
        }
    }
}
