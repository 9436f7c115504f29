using System.Diagnostics;
using OpenProvince.Backups.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Data;

/// <summary>
/// pg_receivewal beside the server: writes the log of the cluster into a folder as it happens. A replication slot keeps the log
/// until it is received; how much a standing backup may hold back is the database's own limit (max_slot_wal_keep_size). What
/// was lost all the same shows as a gap, and a new base follows.
/// </summary>
internal sealed class WalReceiver(PgTools tools, string connection, string spool, string slot) : IAsyncDisposable
{
    public const string Partial = ".partial";
    private const string Tool = "pg_receivewal";
    private readonly string application = $"openprovince_wal_{Guid.NewGuid().ToString("N")[..8]}";
    private readonly ToolWords words = new();
    private Process? process;

    /// <summary>How the database names its connection.</summary>
    public string Application => application;

    public string Spool => spool;

    public bool IsRunning => process is { HasExited: false };

    /// <summary>Starts it unless it runs. One that found its place gone starts over from now.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        if (IsRunning) return;
        PrivateFolder.Close(spool);
        if (process is { } ended) await ended.WaitForExitAsync(ct); // its last words as well
        var lost = process is not null && (words.Has("has already been removed") || words.Has("invalidated") || words.Has("can no longer"));
        process?.Dispose();
        process = null;
        if (lost)
        {
            foreach (var file in Directory.EnumerateFiles(spool)) File.Delete(file);
            await DropAsync(ct);
        }
        await PgTools.RunAsync(tools.Client(Tool, connection, application, "--create-slot", "--if-not-exists", "-S", slot,
            "--no-password"), Tool, ct);
        process = Process.Start(tools.Client(Tool, connection, application, "-D", spool, "-S", slot, "--no-loop", "--synchronous", "-s",
            "1", "--no-password"))!;
        words.Listen(process);
    }

    /// <summary>Ends it and lets the log go that the slot holds.</summary>
    public async Task DropAsync(CancellationToken ct)
    {
        await DisposeAsync();
        await Slots.DropAsync(connection, slot, ct);
    }

    /// <summary>Why it ended.</summary>
    public async Task<StartupException> FailureAsync(CancellationToken ct)
    {
        if (process is { } ended) await ended.WaitForExitAsync(ct);
        return new StartupException(BackupErrors.ToolFailed(Tool, words.Last));
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not { } running) return;
        process = null;
        if (!running.HasExited)
        {
            running.Kill(); // every byte it reported is on the disk already
            await running.WaitForExitAsync();
        }
        running.Dispose();
    }
}
