using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Who may manage whom.</summary>
internal sealed class StaffRights(PermissionDecision permissions)
{
    /// <summary>Every post of the officer is in the actor's part of the province; one without posts belongs to no part.</summary>
    public bool MayManage(Actor actor, StaffInfo officer) => permissions.Decide(actor, AgencyPermissions.ManageStaff)
        && officer.Posts.All(post => permissions.Decide(actor, AgencyPermissions.ManageStaff, post.Agency));
}

/// <summary>What switching an officer's account off or on does beside the officer's own row: the log, the record, the sessions.</summary>
internal sealed class StaffAccounts(StaffStream stream, UserFinder users, Sessions sessions, AgencyDirectory agencies, Clock clock)
{
    public async Task SwitchAsync(UnitOfWork work, StaffInfo officer, bool off, Actor by, CancellationToken ct)
    {
        var at = officer.Posts.Count > 0 ? officer.Posts[0].Agency : agencies.Province.Id.Value;
        await stream.AppendAsync(work, officer, by, at, off ? new StaffLocked(officer.Id) : new StaffUnlocked(officer.Id), ct);
        foreach (var account in await users.OfStaffAsync([officer.Id], ct))
        {
            SecurityEvents.Add(work, new(0, clock.Now, off ? SecurityKinds.Locked : SecurityKinds.Unlocked, by.Id, account));
            if (off) sessions.End(work, account, clock.Now);
        }
    }
}
