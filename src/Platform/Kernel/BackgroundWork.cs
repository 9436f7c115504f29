using Microsoft.Extensions.Hosting;

namespace OpenProvince.Kernel;

/// <summary>
/// Work beside the requests, from the start of the server to its end. That it was told to end is no fault of it: it ends without a
/// word, however the server goes, also where the host would take the cancelled task for a broken one.
/// </summary>
public abstract class BackgroundWork : BackgroundService
{
    /// <param name="stopping">Cancelled when the server ends; the exception it makes may be let through.</param>
    protected abstract Task WorkAsync(CancellationToken stopping);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WorkAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // That is how a wait ends.
        }
    }
}
