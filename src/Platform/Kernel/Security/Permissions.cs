using System.Collections.Frozen;

namespace OpenProvince.Kernel;

/// <summary>Permissions a module gives to a role.</summary>
public sealed record RolePermissions(string Role, IReadOnlyList<string> Permissions);

/// <summary>Why a decision came out as it did; each is a sentence on the "why can I not see this" page.</summary>
public enum PermissionReason
{
    Granted,
    NotSignedIn,
    /// <summary>The active post's role does not hold the permission.</summary>
    RoleLacksPermission,
    /// <summary>The role holds it, but for another part of the province.</summary>
    OutsideScope,
    /// <summary>Another post of the same person would be allowed: switch to it.</summary>
    OtherPost,
}

public readonly record struct Decision(bool Allowed, PermissionReason Reason, Post? Through)
{
    public static implicit operator bool(Decision decision) => decision.Allowed;
}

/// <summary>The one decision function: (actor, action, resource) → allow, or deny with a reason.</summary>
public sealed class PermissionDecision(IEnumerable<RolePermissions> granted, IAgencyTree tree)
{
    private static readonly FrozenSet<string> None = FrozenSet<string>.Empty;

    private readonly FrozenDictionary<string, FrozenSet<string>> byRole = granted
        .GroupBy(grant => grant.Role, StringComparer.Ordinal)
        .ToFrozenDictionary(
            role => role.Key,
            role => role.SelectMany(grant => grant.Permissions).ToFrozenSet(StringComparer.Ordinal),
            StringComparer.Ordinal);

    /// <param name="actor">Who asks.</param>
    /// <param name="permission">The action, e.g. <c>dossiers.accept</c>.</param>
    /// <param name="agency">The agency the resource belongs to; null for actions that belong to none.</param>
    public Decision Decide(Actor actor, string permission, long? agency = null)
    {
        if (actor.Kind == ActorKind.System) return new(true, PermissionReason.Granted, null);
        if (actor.Kind == ActorKind.Anonymous) return new(false, PermissionReason.NotSignedIn, null);
        if (actor.Kind == ActorKind.Citizen)
        {
            var allowed = Holds(Roles.Citizen, permission);
            return new(allowed, allowed ? PermissionReason.Granted : PermissionReason.RoleLacksPermission, null);
        }
        return DecideForOfficer(actor, permission, agency);
    }

    /// <summary>Roles that hold the permission: who to ask for it.</summary>
    public IEnumerable<string> RolesThatHold(string permission) =>
        byRole.Where(role => role.Value.Contains(permission)).Select(role => role.Key).Order(StringComparer.Ordinal);

    private Decision DecideForOfficer(Actor actor, string permission, long? agency)
    {
        if (actor.Active is not { } active) return new(false, PermissionReason.RoleLacksPermission, null);
        if (Covers(active, permission, agency)) return new(true, PermissionReason.Granted, active);
        foreach (var post in actor.Posts)
            if (Covers(post, permission, agency)) return new(false, PermissionReason.OtherPost, post);
        return new(false, Holds(active.Role, permission) ? PermissionReason.OutsideScope : PermissionReason.RoleLacksPermission, null);
    }

    private bool Covers(Post post, string permission, long? agency) =>
        Holds(post.Role, permission) && (agency is not { } at || tree.IsWithin(at, post.Agency));

    private bool Holds(string role, string permission) => byRole.GetValueOrDefault(role, None).Contains(permission);
}

/// <summary>The roles every province has; modules grant permissions to them.</summary>
public static class Roles
{
    public const string Citizen = "citizen";
    public const string DeskOfficer = "desk-officer";
    public const string Specialist = "specialist";
    public const string Leader = "leader";
    public const string RecordsClerk = "records-clerk";
    public const string ProvinceAdministrator = "province-administrator";

    /// <summary>All but citizens.</summary>
    public static readonly IReadOnlyList<string> OfOffice = [DeskOfficer, Specialist, Leader, RecordsClerk, ProvinceAdministrator];
}
