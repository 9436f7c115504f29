using Microsoft.Extensions.Logging;
using OpenProvince.Backups.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Features;

/// <summary>
/// Says in the log that the last good backup is too old, whoever should have taken it: a minute after the start, then hourly.
/// </summary>
internal sealed partial class BackupAgeWatch(BackupAgeLimit limit, DatabaseTarget target, ILogger<BackupAgeWatch> log) : BackgroundWork
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1), Every = TimeSpan.FromHours(1);

    /// <summary>The last good backup when it is older than allowed or there is none; null when all is well.</summary>
    public static bool IsOld(BackupAgeLimit limit, string folder, out Instant? last)
    {
        last = BackupRecord.Read(folder)?.At;
        return last is not { } at || TimeProvider.System.Now() - at > limit.MaxAge;
    }

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        for (var wait = First; ; wait = Every)
        {
            await Task.Delay(wait, TimeProvider.System, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stopping.IsCancellationRequested) return;
            if (!IsOld(limit, target.Folder, out var last)) continue;
            if (last is { } at) LogOld(at.ToString(), limit.MaxAge);
            else LogNone();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The last good backup is of {Last}, older than {Limit}")]
    private partial void LogOld(string last, TimeSpan limit);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No backup of this province was ever taken")]
    private partial void LogNone();
}
