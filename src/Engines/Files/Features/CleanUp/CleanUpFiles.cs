using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using OpenProvince.Files.Data;

namespace OpenProvince.Files.Features.CleanUp;

/// <summary>At the start and once an hour: drafts never filed with their files leave after their time, and half-received ones after a day.</summary>
internal sealed partial class CleanUpFiles(FileStore store, BlobFolder blobs, TimeProvider time, ILogger<CleanUpFiles> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                RemoveHalfReceived();
                var gone = await store.CleanUpAsync(stoppingToken);
                if (gone > 0) LogRemoved(gone);
            }
            // The next hour tries again; a full disk or a database that is down must not end the server.
            catch (Exception e) when (e is IOException or System.Data.Common.DbException)
            {
                LogFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void RemoveHalfReceived()
    {
        var before = time.GetUtcNow().UtcDateTime - TimeSpan.FromDays(1);
        foreach (var path in Directory.EnumerateFiles(blobs.Incoming))
        {
            if (File.GetLastWriteTimeUtc(path) < before) File.Delete(path);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed {Count} files that were never filed")]
    private partial void LogRemoved(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Cleaning up files failed")]
    private partial void LogFailed(Exception exception);
}
