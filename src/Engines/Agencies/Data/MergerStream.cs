using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>What happens to a merger, in the event log: stream <c>merger-{id}</c>, whose head the merger's row keeps.</summary>
internal sealed class MergerStream(Database database, EventAppender events, AgencyStream agencies)
{
    /// <summary>Streams of the agencies it is about.</summary>
    public AgencyStream Agencies => agencies;

    /// <summary>The first event of a merger that has no row yet.</summary>
    public StreamHead Begin(UnitOfWork work, long merger, string by, Instant now, IEvent e) =>
        events.Append(work, $"merger-{merger}", StreamHead.None, new(now, now, by, 0), e);

    /// <summary>Joins the event with the state it leads to; refuses when somebody else was first.</summary>
    public async Task AppendAsync(
        UnitOfWork work, MergerInfo merger, MergerState state, string by, Instant now, IEvent e, CancellationToken ct)
    {
        var head = await database.FirstAsync(row => new StreamHead(row.Int(0), row.Bytes(1)),
            "select version, head_hash from agencies_merger where id = $1", [merger.Id], ct);
        var next = events.Append(work, $"merger-{merger.Id}", head, new(now, now, by, 0), e);
        work.AddChecked("update agencies_merger set state = $2, version = $3, head_hash = $4 where id = $1 and version = $5",
            KernelErrors.Stale, merger.Id, (int)state, next.Version, next.Hash, merger.Version);
    }
}
