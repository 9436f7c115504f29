using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;

namespace OpenProvince.Notices.Features;

/// <summary>Runs what is told once a day, from half past seven on; after five in the afternoon it is no news any more.</summary>
internal sealed partial class TellDaily(LogOwner owner, IServiceScopeFactory scopes, TimeProvider time, ILogger<TellDaily> logger)
    : BackgroundWork
{
    public static readonly TimeOnly From = new(7, 30), Until = new(17, 0);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1), Again = TimeSpan.FromMinutes(1);
    private DateOnly told;

    protected override Task WorkAsync(CancellationToken stopping) => owner.WhileOwnedAsync(FollowAsync, () => told = default, stopping);

    private async Task FollowAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var (now, pause) = (time.Now(), Look);
            if (now.LocalDay() != told && now.LocalTimeOfDay() >= From && now.LocalTimeOfDay() < Until)
            {
                if (await RunAsync(now.LocalDay(), ct)) told = now.LocalDay();
                else pause = Again;
            }
            await Task.Delay(pause, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Each teller for itself: one that breaks does not silence the others.</summary>
    /// <returns>Whether all was told; else it is tried again, and what was told is not told twice.</returns>
    private async Task<bool> RunAsync(DateOnly day, CancellationToken ct)
    {
        var all = true;
        await using var scope = scopes.CreateAsyncScope();
        foreach (var one in scope.ServiceProvider.GetServices<IDailyTelling>())
        {
            var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
            try
            {
                await one.TellAsync(work, day, ct);
                all &= !(await work.CommitAsync(ct)).IsError;
            }
            // One broken morning must not end the mornings after it.
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                work.Discard();
                LogFailed(logger, day, e);
                all &= !DatabaseFault.IsOutage(e);
            }
        }
        return all;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The notices of {Day} were not told")]
    private static partial void LogFailed(ILogger logger, DateOnly day, Exception e);
}
