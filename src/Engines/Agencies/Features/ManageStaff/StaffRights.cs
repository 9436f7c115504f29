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
