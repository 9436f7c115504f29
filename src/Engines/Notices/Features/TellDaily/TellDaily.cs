using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;

namespace OpenProvince.Notices.Features;

/// <summary>Runs what is told once a day, from half past seven on.</summary>
internal sealed partial class TellDaily(LogOwner owner, IServiceScopeFactory scopes, TimeProvider time, ILogger<TellDaily> logger)
    : BackgroundWork
{
    public static readonly TimeOnly From = new(7, 30);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private DateOnly told;

    protected override Task WorkAsync(CancellationToken stopping) => owner.WhileOwnedAsync(FollowAsync, () => told = default, stopping);

    private async Task FollowAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var now = time.Now();
            if (now.LocalDay() != told && now.LocalTimeOfDay() >= From && await RunAsync(now.LocalDay(), ct)) told = now.LocalDay();
            await Task.Delay(Look, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>Whether all was told; else it is tried again.</returns>
    private async Task<bool> RunAsync(DateOnly day, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
            foreach (var one in scope.ServiceProvider.GetServices<IDailyTelling>()) await one.TellAsync(work, day, ct);
            return !(await work.CommitAsync(ct)).IsError;
        }
        // One broken morning must not end the mornings after it.
        catch (Exception e) when (e is DbException or ArgumentException or InvalidOperationException && !ct.IsCancellationRequested)
        {
            LogFailed(logger, day, e);
            return !DatabaseFault.IsOutage(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The notices of {Day} were not told")]
    private static partial void LogFailed(ILogger logger, DateOnly day, Exception e);
}
