using System.Threading.RateLimiting;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>
/// Bounds the memory of bodies being read: by their bytes, for one sender and for all of a kind. Strangers, citizens and the
/// office each have room of their own, so that none of them stops the other.
/// </summary>
internal sealed class BodyRoom(RequestLimits limits) : IDisposable
{
    private const int Kilobyte = 1024;

    private readonly PartitionedRateLimiter<Sender> senders = PartitionedRateLimiter.Create<Sender, string>(
        sender => RateLimitPartition.GetConcurrencyLimiter(sender.Key, _ => Room(sender.Most)));
    private readonly ConcurrencyLimiter strangers = new(Room(limits.StrangersInFlight));
    private readonly ConcurrencyLimiter citizens = new(Room(limits.CitizensInFlight));
    private readonly ConcurrencyLimiter office = new(Room(limits.OfficeInFlight));

    /// <summary>Room for this many bytes, after at most <see cref="RequestLimits.Turn"/>; null when there is none.</summary>
    public async ValueTask<IDisposable?> TakeAsync(Actor actor, string address, long bytes, CancellationToken ct)
    {
        var sender = actor.Kind == ActorKind.Anonymous
            ? new Sender(address, limits.AddressInFlight)
            : new Sender(actor.Id, limits.SenderInFlight);
        var weight = (int)Math.Clamp((bytes + Kilobyte - 1) / Kilobyte, 1, sender.Most / Kilobyte);
        var (own, all) = (senders.AttemptAcquire(sender, weight), default(RateLimitLease));
        if (own.IsAcquired && (all = Of(actor).AttemptAcquire(weight)).IsAcquired) return new Lease(own, all);
        own.Dispose();
        all?.Dispose();
        return await WaitAsync(Of(actor), sender, weight, ct);
    }

    private async ValueTask<IDisposable?> WaitAsync(ConcurrencyLimiter room, Sender sender, int weight, CancellationToken ct)
    {
        using var turn = CancellationTokenSource.CreateLinkedTokenSource(ct);
        turn.CancelAfter(limits.Turn);
        RateLimitLease? own = null;
        try
        {
            own = await senders.AcquireAsync(sender, weight, turn.Token);
            if (own.IsAcquired)
            {
                var all = await room.AcquireAsync(weight, turn.Token);
                if (all.IsAcquired) return new Lease(own, all);
                all.Dispose();
            }
        }
        catch (OperationCanceledException)
        {
            // No turn in time.
        }
        own?.Dispose();
        return null;
    }

    private ConcurrencyLimiter Of(Actor actor) =>
        actor.Kind switch { ActorKind.Anonymous => strangers, ActorKind.Citizen => citizens, _ => office };

    /// <summary>As much again may wait; what waits has not been read.</summary>
    private static ConcurrencyLimiterOptions Room(int bytes) =>
        new() { PermitLimit = bytes / Kilobyte, QueueLimit = bytes / Kilobyte, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };

    public void Dispose()
    {
        senders.Dispose();
        strangers.Dispose();
        citizens.Dispose();
        office.Dispose();
    }

    /// <summary>An address or an account, and how many bytes of it may be read at once.</summary>
    private readonly record struct Sender(string Key, int Most);

    private sealed class Lease(RateLimitLease own, RateLimitLease all) : IDisposable
    {
        public void Dispose()
        {
            all.Dispose();
            own.Dispose();
        }
    }
}
