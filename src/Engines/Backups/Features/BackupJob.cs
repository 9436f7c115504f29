using Microsoft.Extensions.Logging;
using OpenProvince.Backups.Contracts;
using OpenProvince.Backups.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Features;

/// <summary>Takes a point every minute (or as asked) and removes old ones once a day. A failed one is said and tried again.</summary>
internal sealed partial class BackupJob(BackupSchedule schedule, DatabaseTarget target, Texts texts, ILogger<BackupJob> log)
    : BackgroundWork
{
    private static readonly TimeSpan KeepEvery = TimeSpan.FromDays(1);
    private Instant keptAt;
    private (string State, string Point)? saved;

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        await Task.Yield(); // the server listens first
        Archive? archive = null;
        try
        {
            using var timer = new PeriodicTimer(schedule.Every);
            do archive = await RunAsync(archive, stopping);
            while (await timer.WaitForNextTickAsync(stopping));
        }
        finally
        {
            // A point that was being written has no manifest, so it never was.
            if (archive is not null) await archive.DisposeAsync();
        }
    }

    private async Task<Archive?> RunAsync(Archive? archive, CancellationToken ct)
    {
        try
        {
            if (archive is null)
            {
                archive = await Archive.OpenAsync(schedule.Place, ct);
                archive.Follow(target);
            }
            await TakeAsync(archive, ct);
            if (schedule.KeepDays is { } days && TimeProvider.System.Now() - keptAt > KeepEvery)
            {
                // Tried once in its time, whether it works or not.
                keptAt = TimeProvider.System.Now();
                await archive.KeepAsync(days, ct);
            }
        }
        catch (StartupException e)
        {
            LogFailed(texts.Error(e.Error));
        }
        // Whatever breaks a backup must not end the server: it is logged, its age shows in readiness, and it is tried again.
        catch (Exception e) when (!(e is OperationCanceledException && ct.IsCancellationRequested))
        {
            LogFailed(e is DamagedArchiveException damaged ? texts.Error(damaged.Finding) : e.Message);
        }
        return archive;
    }

    private async Task TakeAsync(Archive archive, CancellationToken ct)
    {
        var (at, state) = (TimeProvider.System.Now(), State());
        if (state is not null && saved is { } last && state == last.State && await archive.ConfirmAsync(last.Point, target, at, ct)) return;
        var taken = await archive.TakeAsync(target, full: false, (_, _, _) => { }, ct);
        if (state is not null) saved = (state, taken.Id);
    }

    /// <summary>Changes whenever something is committed; null on PostgreSQL, which is always asked.</summary>
    private string? State()
    {
        if (target.Engine != DatabaseEngine.Sqlite) return null;
        string[] watched = [target.SqliteFile, target.SqliteFile + "-wal", Path.Combine(target.Folder, "keys")];
        return string.Join(' ', watched.Select(path => File.Exists(path)
            ? $"{File.GetLastWriteTimeUtc(path).Ticks}/{new FileInfo(path).Length}"
            : Directory.GetLastWriteTimeUtc(path).Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No backup was taken: {Reason}")]
    private partial void LogFailed(string reason);
}
