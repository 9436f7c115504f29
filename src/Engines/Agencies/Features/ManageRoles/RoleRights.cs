using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Who may change roles, what a role can hold, and how a change is written.</summary>
internal sealed class RoleRights(PermissionDecision permissions, Directories directories)
{
    /// <summary>Letters of a name.</summary>
    public const int LongestName = 60;

    private RoleBook Roles => directories.Roles;

    /// <summary>Roles hold in the whole province: who changes them does it from a post at the province.</summary>
    public Error? Refusal(Actor actor) =>
        permissions.Decide(actor, AgencyPermissions.ManageRoles, directories.Agencies.Province.Id.Value)
            ? null
            : AgencyErrors.NotAllowed(AgencyPermissions.ManageRoles);

    /// <summary>Officers who have the role now, by name.</summary>
    public IReadOnlyList<(StaffInfo Officer, Post Post)> Holders(string role) =>
        [.. directories.Staff.All.SelectMany(one => one.Posts.Where(post => post.Role == role).Select(post => (one, post)))];

    /// <summary>The name as it will stand, or what is wrong with it.</summary>
    /// <param name="name">As typed.</param>
    /// <param name="but">The role that has it already.</param>
    public Result<string> Name(string? name, string? but = null)
    {
        var clean = VietnameseText.Clean(name);
        if (clean.Length == 0) return AgencyErrors.RoleNameMissing.For("name");
        if (clean.Length > LongestName) return AgencyErrors.TooLong(LongestName).For("name");
        return Roles.All.Any(one => one.Id != but && !one.Ended && VietnameseText.Fold(Roles.NameOf(one.Id)) == VietnameseText.Fold(clean))
            ? AgencyErrors.RoleNameTaken.For("name")
            : clean;
    }

    /// <summary>Why the role cannot hold exactly these, or null.</summary>
    public Error? CannotHold(RoleInfo role, IReadOnlySet<string> held, Texts texts)
    {
        if (held.Any(name => Roles.Permissions.All(one => one.Name != name))) return AgencyErrors.PermissionUnknown;
        var kept = Roles.Permissions.FirstOrDefault(one => RoleBook.Keeps(role.Id, one) && !held.Contains(one.Name));
        if (kept is not null) return AgencyErrors.PermissionKept(texts[kept.Words]);
        var below = Holders(role.Id).Count(one => one.Post.Agency != directories.Agencies.Province.Id.Value);
        return below > 0 && Roles.IsOfProvince(role with { Held = held }) ? AgencyErrors.RoleHeldBelow(below) : null;
    }

    /// <summary>What no officer of a unit could do any more, by unit, if the role lost these.</summary>
    public IEnumerable<(AgencyId Unit, IReadOnlyList<string> Lost)> Unheld(string role, IReadOnlyList<string> taken) =>
        from unit in Holders(role).Select(one => one.Post.Agency).Distinct()
        let lost = taken.Where(name => !directories.Staff.All.Any(one => !one.Locked
            && one.Posts.Any(post => post.Agency == unit && post.Role != role && Roles.Holds(post.Role, name)))).ToList()
        where lost.Count > 0
        select (new AgencyId(unit), (IReadOnlyList<string>)lost);

    /// <summary>Writes it; all nodes read the roles again.</summary>
    public async Task<Result> CommitAsync(UnitOfWork work, Actor actor, Instant now, string role, CancellationToken ct)
    {
        SecurityEvents.Add(work, new(0, now, SecurityKinds.RoleBundled, actor.Id, null, Detail: role));
        DirectoryChanges.Announce(work);
        var result = await work.CommitAsync(ct);
        if (!result.IsError) await directories.RefreshAsync(CancellationToken.None);
        return result;
    }
}
