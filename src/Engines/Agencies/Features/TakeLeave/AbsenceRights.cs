using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Who may say when somebody is away, and how it is written.</summary>
internal sealed class AbsenceRights(PermissionDecision permissions, StaffDirectory staff, AbsenceBook absences, StaffStream stream)
{
    /// <summary>Everybody of the office for themselves; for others who answers for the unit.</summary>
    public Error? Refusal(Actor actor, StaffInfo officer, long agency)
    {
        if (officer.Posts.All(post => post.Agency != agency)) return AgencyErrors.PostNotThere;
        var own = actor.Id == officer.ActorId && permissions.Decide(actor, AgencyPermissions.Office);
        return own || permissions.Decide(actor, AgencyPermissions.SetAbsences, agency)
            ? null
            : AgencyErrors.NotAllowed(AgencyPermissions.SetAbsences);
    }

    /// <summary>Officers of the unit who could stand in, and how many of the permissions the other one has there each holds.</summary>
    public IReadOnlyList<(StaffInfo Officer, int Fits, int Of)> Substitutes(StaffInfo officer, long agency, IRoles roles)
    {
        string[] has = [.. roles.Permissions.Select(one => one.Name)
            .Where(name => name != AgencyPermissions.Office && Holds(officer, name))];
        return [.. staff.All.Where(one => one.Id != officer.Id && !one.Locked && one.Posts.Any(post => post.Agency == agency))
            .Select(one => (one, has.Count(name => Holds(one, name)), has.Length)).Where(one => one.Item2 > 0)
            .OrderByDescending(one => one.Item2)];

        bool Holds(StaffInfo one, string name) => one.Posts.Any(post => post.Agency == agency && roles.Holds(post.Role, name));
    }

    /// <summary>Joins the event, commits, and has all nodes read the absences again.</summary>
    public async Task<Result> CommitAsync(
        UnitOfWork work, StaffInfo officer, long agency, Actor actor, Instant now, EventLog.IEvent e, CancellationToken ct)
    {
        await stream.AppendAsync(work, officer, new(now, now, actor.Id, agency), e, ct);
        DirectoryChanges.Announce(work);
        var result = await work.CommitAsync(ct);
        if (!result.IsError) await absences.RefreshAsync(CancellationToken.None);
        return result;
    }
}
