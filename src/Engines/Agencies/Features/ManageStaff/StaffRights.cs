using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Who may manage whom, which posts can be given, and how a change of posts is written.</summary>
internal sealed class StaffRights(PermissionDecision permissions, Directories directories, UserFinder users)
{
    private Post Administrator => new(directories.Agencies.Province.Id.Value, Roles.ProvinceAdministrator);

    /// <summary>
    /// Every post of the officer is in the actor's part of the province; one without posts belongs to no part of it, but to the whole.
    /// </summary>
    public bool MayManage(Actor actor, StaffInfo officer) => officer.Posts.Count == 0
        ? permissions.Decide(actor, AgencyPermissions.ManageStaff, directories.Agencies.Province.Id.Value)
        : officer.Posts.All(post => permissions.Decide(actor, AgencyPermissions.ManageStaff, post.Agency));

    /// <summary>Why the actor may not take or date a post at the agency, or null; whatever its role is by now.</summary>
    public Error? RefusalAt(Actor actor, long agency) => permissions.Decide(actor, AgencyPermissions.ManageStaff, agency)
        ? null
        : AgencyErrors.NotAllowed(AgencyPermissions.ManageStaff);

    /// <summary>Roles an officer may have at the agency: what reaches the province stays at the province.</summary>
    public IEnumerable<RoleInfo> RolesAt(long agency) => directories.Roles.All.Where(role => !role.Ended
        && (agency == directories.Agencies.Province.Id.Value || !directories.Roles.IsOfProvince(role)));

    /// <summary>Why the actor may not give, date or end this post, or null.</summary>
    public Error? Refusal(Actor actor, Post post)
    {
        if (directories.Agencies.Find(new(post.Agency)) is not { } agency) return AgencyErrors.AgencyUnknown.For("agency");
        if (agency.ValidTo is { } last && last < directories.Agencies.Now.Day) return AgencyErrors.AgencyEnded.For("agency");
        if (RefusalAt(actor, post.Agency) is { } refusal) return refusal;
        if (directories.Roles.Find(post.Role) is not { Ended: false } role) return AgencyErrors.RoleUnknown.For("role");
        if (!RolesAt(post.Agency).Contains(role)) return AgencyErrors.RoleOfTheProvince.For("role");
        // What reaches the province is given by who could bundle it, or managing officers would be a way to everything.
        return directories.Roles.IsOfProvince(role) && !permissions.Decide(actor, AgencyPermissions.ManageRoles)
            ? AgencyErrors.NotAllowed(AgencyPermissions.ManageRoles)
            : null;
    }

    /// <summary>Nobody else administers the province for good: somebody must stay who can give rights.</summary>
    public bool IsLastAdministrator(StaffInfo officer, Post post) => post == Administrator && !directories.Staff.All.Any(other =>
        other.Id != officer.Id && !other.Locked && other.Posts.Contains(Administrator) && !other.Ends.ContainsKey(Administrator));

    /// <summary>The officer is that last one.</summary>
    public bool IsLastAdministrator(StaffInfo officer) =>
        officer.Posts.Contains(Administrator) && IsLastAdministrator(officer, Administrator);

    /// <summary>Writes it with its line in the record of security; all nodes read the officers again.</summary>
    public async Task<Result> CommitAsync(
        UnitOfWork work, StaffInfo officer, Actor actor, Instant now, (string Kind, string Detail) line, CancellationToken ct)
    {
        var account = await users.OfStaffAsync([officer.Id], ct) is [var found, ..] ? found : (long?)null;
        SecurityEvents.Add(work, new(0, now, line.Kind, actor.Id, account, Detail: line.Detail));
        DirectoryChanges.Announce(work);
        var result = await work.CommitAsync(ct);
        if (!result.IsError) await directories.Staff.RefreshAsync(CancellationToken.None);
        return result;
    }
}
