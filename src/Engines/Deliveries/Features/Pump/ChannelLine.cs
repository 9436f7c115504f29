using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OpenProvince.Deliveries.Contracts;
using OpenProvince.Deliveries.Data;
using OpenProvince.Deliveries.Domain;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Deliveries.Features;

/// <summary>Sends what waits for one channel: several at once, but of each receiver and subject one after the other.</summary>
internal sealed partial class ChannelLine(
    DeliveryReads reads, DeliveryStore store, DeliveryTry attempt, ChannelStates states, TimeProvider time, ILogger<ChannelLine> logger)
{
    private const int PageSize = 100;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Until it is told to end; whatever breaks, it goes on a moment later.</summary>
    public async Task FollowAsync(IChannel channel, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var filed = store.Filed.Next;
            try
            {
                if (await PassAsync(channel, ct)) continue;
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            // A database that is away, or a bug in one delivery, must not end the sending for good.
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                LogBroken(logger, channel.Name, e);
            }
            await Task.WhenAny(filed, Task.Delay(Look, ct));
        }
    }

    /// <returns>Whether something moved, so that there may be more.</returns>
    internal async Task<bool> PassAsync(IChannel channel, CancellationToken ct)
    {
        var now = time.Now();
        if (states.IsHeld(channel.Name, now)) return false;
        var due = await reads.DueAsync(channel.Name, now, PageSize, ct);
        // One that comes up before what goes before it waits for that: else many of them would hide the first of their line.
        var behind = due.Where(one => one.Behind > one.Row.NextAt).Select(one => (one.Row.Id, one.Behind!.Value)).ToList();
        if (behind.Count > 0) await store.BehindAsync(behind, ct);
        var first = due.Where(one => one.Behind is null).Select(one => one.Row).ToList();
        // A channel that was down is asked by one before all the others come.
        if (states.IsDown(channel.Name)) first = [.. first.Take(1)];
        ConcurrentBag<Exception> broken = [];
        await Parallel.ForEachAsync(
            first, new ParallelOptions { MaxDegreeOfParallelism = channel.AtOnce, CancellationToken = ct },
            async (one, _) =>
            {
                try
                {
                    if (!states.IsHeld(channel.Name, now)) await attempt.RunAsync(channel, one, ct);
                }
                // One that breaks does not break off those that are on their way beside it.
                catch (Exception e) when (!ct.IsCancellationRequested)
                {
                    broken.Add(e);
                }
            });
        if (broken.TryPeek(out var why)) throw new InvalidOperationException("A delivery broke", why);
        return (first.Count > 0 || behind.Count > 0) && !states.IsHeld(channel.Name, time.Now());
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending by {Channel} broke off; it goes on")]
    private static partial void LogBroken(ILogger logger, string channel, Exception e);
}
