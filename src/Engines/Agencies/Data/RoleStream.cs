using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>What changes a role, in the event log: stream <c>role-{id}</c>, whose head the role's row keeps.</summary>
internal sealed class RoleStream(Database database, EventAppender events)
{
    /// <summary>Joins the event, and the row where the role has none yet.</summary>
    /// <param name="work">The transaction.</param>
    /// <param name="role">The role as the reader saw it: refused when somebody else changed it meanwhile.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">When.</param>
    /// <param name="e">What.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task AppendAsync(UnitOfWork work, RoleInfo role, string by, Instant now, IEvent e, CancellationToken ct)
    {
        var rows = await database.QueryAsync(row => new StreamHead(row.Int(0), row.Bytes(1)),
            "select version, head_hash from agencies_role where id = $1", [role.Id], ct);
        var next = events.Append(work, $"role-{role.Id}", rows is [var head] ? head : StreamHead.None, new(now, now, by, 0), e);
        if (rows.Count == 0)
        {
            work.Add("insert into agencies_role (id, name, ended_at, version, head_hash) values ($1, $2, null, $3, $4)", role.Id, role.Name,
                next.Version, next.Hash);
            work.OnUnique(KernelErrors.Stale);
        }
        else
        {
            work.AddChecked("update agencies_role set version = $2, head_hash = $3 where id = $1 and version = $4", KernelErrors.Stale,
                role.Id, next.Version, next.Hash, role.Version);
        }
    }

    /// <summary>Keeps what the role holds or no longer holds beside the event.</summary>
    public static void Keep(UnitOfWork work, string role, string permission, bool held) => work.Add(
        "insert into agencies_role_permission (role, permission, held) values ($1, $2, $3) " +
        "on conflict (role, permission) do update set held = excluded.held", role, permission, held ? 1 : 0);
}
