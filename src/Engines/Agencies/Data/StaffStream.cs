using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Domain;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>What changes an officer's rights, in the event log: stream <c>staff-{id}</c>, whose head the officer's row keeps.</summary>
internal sealed class StaffStream(Database database, EventAppender events)
{
    /// <summary>Now, for the unit of the officer's usual post.</summary>
    public static EventStamp Stamp(StaffInfo officer, string by, Instant now) =>
        new(now, now, by, officer.Posts.Count > 0 ? officer.Posts[0].Agency : 0);

    /// <summary>The row of a further post, after all the officer has; one of the same post that ended by itself makes room.</summary>
    public static void AddPost(UnitOfWork work, long staff, Post post, Instant? until, Instant now)
    {
        Clear(work, staff, post, now);
        work.Add(
            "insert into agencies_post (staff, agency, role, position, until) select $1, $2, $3, coalesce(max(position), -1) + 1, $4 " +
            "from agencies_post where staff = $1", staff, post.Agency, post.Role, until?.Micros);
        work.OnUnique(AgencyErrors.PostHeld.For("role"));
    }

    /// <summary>Takes away the row of a post that ended by itself.</summary>
    public static void Clear(UnitOfWork work, long staff, Post post, Instant now) => work.Add(
        "delete from agencies_post where staff = $1 and agency = $2 and role = $3 and until <= $4", staff, post.Agency, post.Role,
        now.Micros);

    /// <summary>Joins the event; refuses when somebody else changed the officer's rights meanwhile.</summary>
    public Task AppendAsync(UnitOfWork work, StaffInfo officer, EventStamp stamp, IEvent e, CancellationToken ct) =>
        AppendAsync(work, officer, stamp, [e], ct);

    /// <inheritdoc cref="AppendAsync(UnitOfWork, StaffInfo, EventStamp, IEvent, CancellationToken)"/>
    public async Task AppendAsync(UnitOfWork work, StaffInfo officer, EventStamp stamp, IReadOnlyList<IEvent> all, CancellationToken ct)
    {
        var head = await database.FirstAsync(
            row => new StreamHead(row.Int(0), row.Bytes(1)),
            "select version, head_hash from agencies_staff where id = $1", [officer.Id], ct);
        var next = head;
        foreach (var e in all) next = events.Append(work, $"staff-{officer.Id}", next, stamp, e);
        work.AddChecked(
            "update agencies_staff set version = $2, head_hash = $3 where id = $1 and version = $4", KernelErrors.Stale,
            officer.Id, next.Version, next.Hash, head.Version);
    }
}
