using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Data;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features;

/// <summary>Looks, on the one node that owns the log, for recurring tasks that are due.</summary>
internal sealed partial class RecurringWorker(
    LogOwner owner, IServiceScopeFactory scopes, TimeProvider time, ILogger<RecurringWorker> logger) : BackgroundWork
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    protected override Task WorkAsync(CancellationToken stopping) => owner.WhileOwnedAsync(FollowAsync, () => { }, stopping);

    private async Task FollowAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await RunAsync(ct);
            }
            // One that breaks must not end the ones after it.
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                LogFailed(logger, e);
            }
            await Task.Delay(Look, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RunAsync(CancellationToken ct)
    {
        // Why one could not be given is kept in words, and the machine's language is not the province's.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Preferences.Vietnamese;
        await using var look = scopes.CreateAsyncScope();
        foreach (var one in await look.ServiceProvider.GetRequiredService<RecurringStore>().DueAsync(time.Now().LocalDay(), ct))
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<GiveRecurring>().RunAsync(one, ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A recurring task could not be given")]
    private static partial void LogFailed(ILogger logger, Exception e);
}
