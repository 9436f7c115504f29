using System.Diagnostics;
using System.Globalization;
using Npgsql;
using OpenProvince.Backups.Data;
using OpenProvince.Backups.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Features.Restore;

/// <summary>
/// Brings a cluster back: base, log, recovery by PostgreSQL itself. Until it is done the server listens on a socket of a folder
/// of its own and nowhere else; configuration, log and socket are in that folder, so Debian's split of the two does not matter.
/// </summary>
internal sealed class ClusterRestore(PgTools tools, Chunks chunks, string data) : IAsyncDisposable
{
    private const string Port = "5432", NotReached = "before configured recovery target was reached";
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    private readonly string beside = Directory.CreateTempSubdirectory("op-recovery-").FullName;
    private readonly ToolWords words = new();
    private Process? server;

    /// <param name="cluster">The base and the log of the point.</param>
    /// <param name="later">Points after it, oldest first: what they have of the log goes further.</param>
    /// <param name="to">Null: to the end of the log.</param>
    public async Task<string> RunAsync(
        PostgresPart cluster, IEnumerable<PostgresPart> later, Instant? to, Action<long> wrote, CancellationToken ct)
    {
        var writer = new RestoreWriter(chunks);
        foreach (var entry in await chunks.EntriesAsync(cluster.Tree, "postgres", ct)) await writer.WriteAsync(data, entry, wrote, ct);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(data, PrivateFolder.FolderMode);
        var wal = await LogAsync(cluster, later, ct);
        if (to is not null && wal.Count > 0 && TakeBackup.WalSpool.FirstGap(wal, cluster.StartSegment) is { } gap)
            throw new StartupException(BackupErrors.Gap(gap));
        foreach (var entry in wal) await writer.WriteAsync(Path.Combine(beside, "wal"), entry, wrote, ct);
        await File.WriteAllTextAsync(Path.Combine(beside, "pg_hba.conf"), "local all all trust\n", ct);
        await File.WriteAllTextAsync(Path.Combine(beside, "pg_ident.conf"), "", ct);
        await File.WriteAllTextAsync(Path.Combine(beside, "postgresql.conf"), "", ct);
        await File.WriteAllTextAsync(Path.Combine(data, "recovery.signal"), "", ct);
        await PgTools.GiveAsync(data, ct);
        await PgTools.GiveAsync(beside, ct);
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = beside, Port = int.Parse(Port, CultureInfo.InvariantCulture), Username = cluster.User, Database = cluster.Database,
        }.ToString();
        // Nothing was committed after that moment: then the end of the log is the state at that moment.
        if (!await RecoverAsync(connection, to, ct)
            && !(to is not null && words.Has(NotReached) && await RecoverAsync(connection, null, ct)))
            throw new StartupException(BackupErrors.ToolFailed("postgres", words.Last));
        return connection;
    }

    /// <summary>Stops it cleanly; the folder can be started by the machine's own service then.</summary>
    public async Task StopAsync(CancellationToken ct)
    {
        NpgsqlConnection.ClearAllPools();
        if (server is { HasExited: false })
            await PgTools.RunAsync(tools.Server("pg_ctl", "-D", data, "-m", "fast", "-w", "-s", "stop"), "pg_ctl", ct);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopAsync(CancellationToken.None);
        }
        catch (StartupException)
        {
            server?.Kill(entireProcessTree: true);
        }
        server?.Dispose();
        Directory.Delete(beside, recursive: true);
    }

    private async Task<IReadOnlyList<Entry>> LogAsync(PostgresPart cluster, IEnumerable<PostgresPart> later, CancellationToken ct)
    {
        var wal = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var part in later.Prepend(cluster))
            foreach (var entry in await chunks.EntriesAsync(part.Wal, "wal", ct)) wal[entry.Path] = entry;
        return [.. wal.Values
            .Where(entry => !Segments.IsSegment(entry.Path) || string.CompareOrdinal(entry.Path, cluster.StartSegment) >= 0)
            .OrderBy(entry => entry.Path, StringComparer.Ordinal)];
    }

    private async Task<bool> RecoverAsync(string connection, Instant? to, CancellationToken ct)
    {
        var settings = new List<string>
        {
            $"config_file={beside}/postgresql.conf", $"hba_file={beside}/pg_hba.conf", $"ident_file={beside}/pg_ident.conf",
            $"unix_socket_directories={beside}", $"port={Port}", "listen_addresses=", "hot_standby=off", "archive_mode=off",
            "ssl=off", "logging_collector=off", "log_destination=stderr", "lc_messages=C",
            $"restore_command=cp \"{beside}/wal/%f\" \"%p\"", "recovery_target_action=promote", "recovery_target_timeline=latest",
        };
        if (to is { } moment)
            settings.Add(
                "recovery_target_time=" +
                $"{moment.ToDateTimeOffset().ToString("yyyy-MM-dd HH:mm:ss.ffffff+00", CultureInfo.InvariantCulture)}");
        var start = tools.Server("postgres", ["-D", data, .. settings.SelectMany(setting => new[] { "-c", setting })]);
        start.RedirectStandardError = true;
        server?.Dispose();
        server = Process.Start(start)!;
        words.Listen(server);
        var since = TimeProvider.System.GetTimestamp();
        while (!server.HasExited && TimeProvider.System.GetElapsedTime(since) < Longest)
        {
            if (await IsUpAsync(connection, ct)) return true;
            await Task.Delay(200, ct);
        }
        // Ended: its last words may still be on their way.
        if (server.HasExited) await server.WaitForExitAsync(ct);
        return false;
    }

    private static async Task<bool> IsUpAsync(string connection, CancellationToken ct)
    {
        try
        {
            await using var session = new NpgsqlConnection(connection + ";Pooling=false;Timeout=5");
            await session.OpenAsync(ct);
            await using var ask = new NpgsqlCommand("select not pg_is_in_recovery()", session);
            return await ask.ExecuteScalarAsync(ct) is true;
        }
        catch (NpgsqlException)
        {
            return false; // still replaying
        }
    }
}
