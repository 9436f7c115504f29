using OpenProvince.Deliveries.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Deliveries.Data;

/// <param name="Id">Which one.</param>
/// <param name="Channel">Where to.</param>
/// <param name="Receiver">To whom, as a code.</param>
/// <param name="Reason">Why it could not be sent.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="FiledAt">When it was decided.</param>
/// <param name="EndedAt">When it was given up.</param>
internal sealed record DeadLetter(
    long Id, string Channel, string Receiver, string Reason, int Attempts, Instant FiledAt, Instant EndedAt);

/// <summary>Questions about deliveries.</summary>
internal sealed class DeliveryReads(Database database, TimeProvider time)
{
    /// <summary>
    /// What may go now, first by time: each with when the one before it in its line is looked at, null when it is the first.
    /// </summary>
    public Task<List<(DeliveryRow Row, Instant? Behind)>> DueAsync(string channel, Instant now, int most, CancellationToken ct) =>
        database.QueryAsync(
            row => (DeliveryRow.From(row), row.IntOrNull(11) is { } at ? new Instant(at) : (Instant?)null),
            $"select {DeliveryRow.Columns}, (select e.next_at from deliveries_delivery e where e.channel = d.channel and " +
            "e.receiver = d.receiver and e.subject = d.subject and e.id < d.id and e.state = 1 order by e.id limit 1) as behind from " +
            "deliveries_delivery d where channel = $1 and state = 1 and next_at <= $2 order by d.next_at, d.id limit $3",
            [channel, now.Micros, most], ct);

    public async Task<IReadOnlyList<Delivered>> OfAsync(string source, IReadOnlyCollection<long> references, CancellationToken ct)
    {
        if (references.Count == 0) return [];
        var marks = string.Join(", ", references.Select((_, i) => $"${i + 2}"));
        return await database.QueryAsync(
            row => new Delivered(row.Int(0), row.GetString(1), (DeliveryState)row.Int(2),
                row.IntOrNull(3) is { } at ? new Instant(at) : null),
            $"select reference, channel, state, ended_at from deliveries_delivery where source = $1 and reference in ({marks})",
            [source, .. references.Select(one => (object?)one)], ct);
    }

    public async Task<List<ChannelFigures>> FiguresAsync(
        IReadOnlyList<string> connected, ChannelStates states, CancellationToken ct)
    {
        var now = time.Now();
        var counts = await database.QueryAsync(
            row => (Channel: row.GetString(0), State: (DeliveryState)row.Int(1), Count: row.Int(2)),
            "select channel, state, count(*) from deliveries_delivery where state in (1, 3) or (state = 2 and ended_at >= $1) " +
            "group by channel, state", [(now - ChannelFigures.Lately).Micros], ct);
        var oldest = await database.QueryAsync(
            row => (Channel: row.GetString(0), At: new Instant(row.Int(1))),
            "select channel, min(not_before) from deliveries_delivery where state = 1 and not_before <= $1 group by channel",
            [now.Micros], ct);
        long Of(string channel, DeliveryState state) => counts.Find(one => one.Channel == channel && one.State == state).Count;
        return
        [
            .. counts.Select(one => one.Channel).Concat(connected).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(channel => new ChannelFigures(
                    channel, connected.Contains(channel), Of(channel, DeliveryState.Waiting), Of(channel, DeliveryState.Dead),
                    Of(channel, DeliveryState.Sent),
                    oldest.Where(one => one.Channel == channel).Select(one => (Instant?)one.At).FirstOrDefault(),
                    states.DownSince(channel))),
        ];
    }

    /// <summary>The newest dead letters.</summary>
    public Task<List<DeadLetter>> DeadAsync(int most, CancellationToken ct) => database.QueryAsync(
        row => new DeadLetter(row.Int(0), row.GetString(1), row.GetString(2), row.TextOrNull(3) ?? "", (int)row.Int(4), new(row.Int(5)),
            new(row.Int(6))),
        "select id, channel, receiver, reason, attempts, filed_at, ended_at from deliveries_delivery where state = 3 " +
        "order by ended_at desc, id desc limit $1", [most], ct);

    public Task<List<long>> EndedAsync(Instant before, int most, CancellationToken ct) => database.QueryAsync(
        row => row.Int(0), "select id from deliveries_delivery where state in (2, 4) and ended_at < $1 limit $2", [before.Micros, most],
        ct);
}
