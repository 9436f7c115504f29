using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace OpenProvince.Kernel;

/// <summary>What a module keeps for a while only, rows or files. One job removes it all.</summary>
public interface ICleanUp
{
    /// <summary>Removes what is over at <paramref name="now"/>, in steps short enough for the write lane; returns how many went.</summary>
    Task<int> CleanUpAsync(Instant now, CancellationToken ct);
}

/// <summary>At the start and once an hour.</summary>
public sealed partial class CleanUpJob(IEnumerable<ICleanUp> cleaners, TimeProvider time, ILogger<CleanUpJob> log) : BackgroundWork
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>One round; what one cleaner cannot do now the next round will.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var gone = 0;
        foreach (var cleaner in cleaners)
        {
            try
            {
                gone += await cleaner.CleanUpAsync(time.Now(), ct);
            }
            // A full disk, a database that is down or a folder restored under another account must not end the server.
            catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException)
            {
                LogFailed(e);
            }
        }
        return gone;
    }

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Every, time);
        do await RunAsync(stopping);
        while (await timer.WaitForNextTickAsync(stopping));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is over was not removed; the next hour tries again")]
    private partial void LogFailed(Exception e);
}
