using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenProvince.Agencies.Data;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Begins the mergers whose day has come. Of several nodes one is first; the others find it begun.</summary>
internal sealed partial class MergerDay(
    Mergers mergers, IServiceScopeFactory scopes, TimeProvider time, ILogger<MergerDay> log) : BackgroundWork
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    /// <summary>One look; what stands in the way is said on the merger's page.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var today = time.Now().LocalDay();
        foreach (var merger in mergers.All.Where(one => one.State is MergerState.Decided && one.Day <= today).OrderBy(one => one.Day))
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<BeginMerger.Handler>().HandleAsync(merger, ct);
        }
    }

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Look);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            try
            {
                await RunAsync(stopping);
            }
            catch (Exception e) when (e is DbException or InvalidOperationException or TimeoutException)
            {
                LogFailed(e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not look for mergers whose day has come; trying again")]
    private partial void LogFailed(Exception e);
}
