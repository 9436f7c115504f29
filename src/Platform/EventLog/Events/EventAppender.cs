using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>
/// Adds events to a command's own transaction. The state row already knows the head of its stream, so nothing is read;
/// a version somebody else has taken makes the command answer <see cref="KernelErrors.Stale"/>.
/// </summary>
public sealed class EventAppender(EventRegistry registry)
{
    private const string Insert =
        "insert into eventlog_event (stream, version, type, schema, occurred_at, recorded_at, actor, agency, data, prev_hash, hash) " +
        "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

    /// <returns>The new head, to be kept in the state row.</returns>
    public StreamHead Append(UnitOfWork work, string stream, StreamHead head, EventStamp stamp, IEvent e)
    {
        var name = registry.NameOf(e);
        var data = EventRegistry.Write(e);
        var version = head.Version + 1;
        var hash = EventHash.Compute(head.Hash, stream, version, name.Type, name.Schema, stamp, data);
        work.Add(Insert, stream, version, name.Type, name.Schema, stamp.OccurredAt.Micros, stamp.RecordedAt.Micros, stamp.Actor,
            stamp.Agency, data, head.Hash, hash);
        work.OnUnique(KernelErrors.Stale);
        work.HasEvents();
        return new StreamHead(version, hash);
    }
}
