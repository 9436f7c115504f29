using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>What changes an officer's rights, in the event log: stream <c>staff-{id}</c>, whose head the officer's row keeps.</summary>
internal sealed class StaffStream(Database database, EventAppender events)
{
    /// <summary>Now, for the unit of the officer's usual post.</summary>
    public static EventStamp Stamp(StaffInfo officer, string by, Instant now) =>
        new(now, now, by, officer.Posts.Count > 0 ? officer.Posts[0].Agency : 0);

    /// <summary>Joins the event; refuses when somebody else changed the officer's rights meanwhile.</summary>
    public async Task AppendAsync(UnitOfWork work, StaffInfo officer, EventStamp stamp, IEvent e, CancellationToken ct)
    {
        var head = await database.FirstAsync(
            row => new StreamHead(row.Int(0), row.Bytes(1)),
            "select version, head_hash from agencies_staff where id = $1", [officer.Id], ct);
        var next = events.Append(work, $"staff-{officer.Id}", head, stamp, e);
        work.AddChecked(
            "update agencies_staff set version = $2, head_hash = $3 where id = $1 and version = $4", KernelErrors.Stale,
            officer.Id, next.Version, next.Hash, head.Version);
    }
}
