using OpenProvince.Deliveries.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Deliveries.Data;

/// <summary>Files deliveries, and writes down what comes of them.</summary>
internal sealed class DeliveryStore(Database database, DeliveryReads reads, IEnumerable<IChannel> channels, ChannelStates states)
    : IDeliveries
{
    private const int StepSize = 500;

    /// <summary>Pulsed when something was filed or sent anew, so that the pump looks at once.</summary>
    public CommitSignal Filed { get; } = new();

    public bool IsConnected(string channel) => channels.Any(one => one.Name == channel);

    public void File(UnitOfWork work, NewDelivery delivery, Instant now)
    {
        work.Add(
            "insert into deliveries_delivery (id, channel, receiver, subject, key, source, reference, filed_at, not_before, state, " +
            "next_at, attempts) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $9, 0) on conflict (channel, key) do nothing",
            Ids.Next(), delivery.Channel, delivery.Receiver, delivery.Subject, delivery.Key, delivery.Source, delivery.Reference, now,
            delivery.NotBefore > now ? delivery.NotBefore : now, (int)DeliveryState.Waiting);
        work.AfterCommit(Filed.Pulse);
    }

    public void TakeBack(UnitOfWork work, string channel, string key, Instant now)
    {
        work.Add(
            "update deliveries_delivery set state = $3, ended_at = $4, next_at = null where channel = $1 and key = $2 and state = 1",
            channel, key, (int)DeliveryState.TakenBack, now);
        // What waited behind it may go now.
        work.Add(
            "update deliveries_delivery set next_at = case when not_before > $3 then not_before else $3 end where next_at > $3 " +
            "and id = (select min(f.id) from deliveries_delivery f join deliveries_delivery t on t.channel = f.channel and " +
            "t.receiver = f.receiver and t.subject = f.subject and t.id < f.id where t.channel = $1 and t.key = $2 and f.state = 1)",
            channel, key, now);
    }

    public Task<IReadOnlyList<Delivered>> OfAsync(
        string source, IReadOnlyCollection<long> references, CancellationToken ct = default) => reads.OfAsync(source, references, ct);

    public async Task<IReadOnlyList<ChannelFigures>> FiguresAsync(CancellationToken ct = default) =>
        await reads.FiguresAsync([.. channels.Select(one => one.Name)], states, ct);

    /// <summary>The other side took it.</summary>
    public Task<Result> SentAsync(DeliveryRow one, string proof, Instant now, CancellationToken ct) =>
        EndAsync(one, DeliveryState.Sent, proof, null, now, ct);

    /// <summary>There is nothing to send any more.</summary>
    public Task<Result> GoneAsync(DeliveryRow one, string reason, Instant now, CancellationToken ct) =>
        EndAsync(one, DeliveryState.TakenBack, null, reason, now, ct);

    /// <summary>It cannot be sent.</summary>
    public Task<Result> DeadAsync(DeliveryRow one, string reason, Instant now, CancellationToken ct) =>
        EndAsync(one, DeliveryState.Dead, null, reason, now, ct);

    /// <summary>It is tried again, and what comes after it in its line waits with it.</summary>
    public async Task<Result> AgainAsync(DeliveryRow one, string reason, Instant now, Instant next, CancellationToken ct)
    {
        var work = new UnitOfWork(database);
        work.Add(
            "update deliveries_delivery set attempts = attempts + 1, first_try_at = coalesce(first_try_at, $2), next_at = $3, " +
            "reason = $4 where id = $1 and state = 1", one.Id, now, next, reason);
        work.Add(
            "update deliveries_delivery set next_at = $5 where channel = $1 and receiver = $2 and subject = $3 and id > $4 and state = 1 " +
            "and next_at < $5", one.Channel, one.Receiver, one.Subject, one.Id, next);
        return await work.CommitAsync(ct);
    }

    /// <summary>A try begins; one that is never heard of again is made anew at <paramref name="next"/>.</summary>
    public async Task<Result> BeginAsync(DeliveryRow one, Instant next, CancellationToken ct)
    {
        var work = new UnitOfWork(database);
        work.AddChecked("update deliveries_delivery set next_at = $2 where id = $1 and state = 1", KernelErrors.Stale, one.Id, next);
        return await work.CommitAsync(ct);
    }

    /// <summary>
    /// Why the channel does not take anything, for whoever looks. It is no try of this delivery; another one asks the channel next, so that
    /// none can stand before all others for good.
    /// </summary>
    public async Task<Result> DownAsync(DeliveryRow one, string reason, Instant now, CancellationToken ct)
    {
        var work = new UnitOfWork(database);
        work.Add("update deliveries_delivery set reason = $2, next_at = $3 where id = $1 and state = 1", one.Id, reason, now);
        return await work.CommitAsync(ct);
    }

    /// <summary>It was due before its turn: one before it waits until then.</summary>
    public async Task<Result> BehindAsync(IEnumerable<(long Id, Instant Until)> ones, CancellationToken ct)
    {
        var work = new UnitOfWork(database);
        foreach (var (id, until) in ones)
            work.Add("update deliveries_delivery set next_at = $2 where id = $1 and state = 1", id, until);
        return await work.CommitAsync(ct);
    }

    /// <summary>Removes what ended before <paramref name="before"/> and is not dead.</summary>
    public async Task<int> ForgetAsync(Instant before, CancellationToken ct)
    {
        var gone = 0;
        while (true)
        {
            var old = await reads.EndedAsync(before, StepSize, ct);
            if (old.Count == 0) return gone;
            var work = new UnitOfWork(database);
            foreach (var id in old) work.Add("delete from deliveries_delivery where id = $1", id);
            if ((await work.CommitAsync(ct)).IsError) return gone;
            gone += old.Count;
        }
    }

    private async Task<Result> EndAsync(
        DeliveryRow one, DeliveryState state, string? proof, string? reason, Instant now, CancellationToken ct)
    {
        var work = new UnitOfWork(database);
        // A try by a node that has lost its turn changes nothing that ended meanwhile.
        work.Add(
            "update deliveries_delivery set state = $2, ended_at = $3, next_at = null, attempts = attempts + 1, proof = $4, reason = $5 " +
            "where id = $1 and state = 1", one.Id, (int)state, now, proof, reason);
        // What waited behind it may go now; what is held back longer stays held.
        work.Add(
            "update deliveries_delivery set next_at = case when not_before > $5 then not_before else $5 end where id = (select min(id) " +
            "from deliveries_delivery where channel = $1 and receiver = $2 and subject = $3 and id > $4 and state = 1) and next_at > $5",
            one.Channel, one.Receiver, one.Subject, one.Id, now);
        return await work.CommitAsync(ct);
    }
}
