using OpenProvince.Agencies.Contracts;
using OpenProvince.Deliveries.Contracts;
using OpenProvince.Deliveries.Data;
using OpenProvince.Deliveries.Domain;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Deliveries.Features;

/// <summary>An administrator has one dead letter sent anew, or all of a channel.</summary>
internal static class ReplayDead
{
    /// <param name="Channel">Of which channel.</param>
    /// <param name="Delivery">Which one; null for all.</param>
    internal sealed record Command(string Channel, long? Delivery);

    internal sealed class Handler(
        UnitOfWork work, EventAppender events, PermissionDecision permissions, IAgencies agencies, DeliveryStore store, Clock clock)
    {
        public async Task<Result> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (!permissions.Decide(actor, DeliveryPermissions.Manage, agencies.Province.Id.Value)) return DeliveryErrors.NotAllowed;
            SqlValue[] values = command.Delivery is { } one ? [command.Channel, clock.Now, one] : [command.Channel, clock.Now];
            // A new life: the days are counted anew. The order among them is that of their filing, as always.
            work.AddChecked(
                "update deliveries_delivery set state = 1, next_at = $2, ended_at = null, first_try_at = null, attempts = 0 " +
                $"where channel = $1 and state = 3{(command.Delivery is null ? "" : " and id = $3")}",
                DeliveryErrors.NothingDead, values);
            var id = Ids.Next();
            // Of no unit: what goes outside is the whole province's.
            var head = events.Append(work, $"replay-{id}", StreamHead.None, new(clock.Now, clock.Now, actor.Id, 0),
                new DeliveriesReplayed(command.Channel, command.Delivery));
            work.Add("insert into deliveries_replay (id, head_hash) values ($1, $2)", id, head.Hash);
            work.AfterCommit(store.Filed.Pulse);
            return await work.CommitAsync(ct);
        }
    }
}

/// <summary>Replays on the page of changes.</summary>
internal sealed class ReplayChanges(Texts texts) : IChangeTeller
{
    public IReadOnlyList<ChangeKind> Kinds { get; } = [new("deliveries.replayed", "deliveries.changes.replayed.kind")];

    public long? Whom(IEvent e) => null;

    public string Tell(IEvent e) => e is DeliveriesReplayed one
        ? texts[one.Delivery is null ? "deliveries.changes.replayed.all" : "deliveries.changes.replayed.one",
            ("channel", texts[$"deliveries.channel.{one.Channel}"])]
        : throw new ArgumentException($"{e.GetType().Name} is not told here", nameof(e));
}
