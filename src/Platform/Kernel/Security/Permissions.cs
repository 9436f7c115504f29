using System.Collections.Frozen;

namespace OpenProvince.Kernel;

/// <summary>Something a module lets people do, and who may unless the province decides otherwise.</summary>
/// <param name="Name">The module's name, a full stop and the action: <c>dossiers.accept</c>.</param>
/// <param name="Roles">Roles that hold it from the start, see <see cref="Kernel.Roles"/>.</param>
public sealed record PermissionFact(string Name, params IReadOnlyList<string> Roles)
{
    /// <summary>It reaches the whole province: only a role held at the province itself can have it.</summary>
    public bool OfProvince { get; init; }

    /// <summary>The built-in administrator keeps it, or nobody could give anything back.</summary>
    public bool Kept { get; init; }

    /// <summary>Whoever uses it on a page proves anew who they are when the last proof is old.</summary>
    public bool AsksProof { get; init; }

    /// <summary>The module it belongs to.</summary>
    public string Module => Name[..Name.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>The key of its words.</summary>
    public string Words => Name.Insert(Name.IndexOf('.', StringComparison.Ordinal), ".permission");

    /// <summary>Officers can have it; what only citizens do is not for bundling.</summary>
    public bool IsOfOffice => Roles.Any(role => role != Kernel.Roles.Citizen);
}

/// <summary>Which role holds which permission now.</summary>
public interface IRoleBook
{
    /// <summary>True when the role holds the permission.</summary>
    bool Holds(string role, string permission);

    /// <summary>Roles of the office that hold the permission, in order of their names: whom to ask.</summary>
    IReadOnlyList<string> ThatHold(string permission);

    /// <summary>It reaches the whole province: a post below the province never gives it, whatever its role holds.</summary>
    bool ReachesProvince(string permission);
}

/// <summary>Every role holds what the modules give it; a province that changed nothing has these.</summary>
public sealed class GivenRoles(IEnumerable<PermissionFact> permissions) : IRoleBook
{
    private readonly FrozenDictionary<string, FrozenSet<string>> byRole = permissions
        .SelectMany(one => one.Roles.Select(role => (role, one.Name)))
        .GroupBy(one => one.role, one => one.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(role => role.Key, role => role.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    private readonly FrozenSet<string> ofProvince =
        permissions.Where(one => one.OfProvince).Select(one => one.Name).ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool ReachesProvince(string permission) => ofProvince.Contains(permission);

    /// <inheritdoc/>
    public bool Holds(string role, string permission) => byRole.TryGetValue(role, out var held) && held.Contains(permission);

    /// <inheritdoc/>
    public IReadOnlyList<string> ThatHold(string permission) =>
        [.. byRole.Keys.Where(role => role != Roles.Citizen && Holds(role, permission)).Order(StringComparer.Ordinal)];
}

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
public sealed class PermissionDecision(IRoleBook roles, IAgencyTree tree)
{
    /// <param name="actor">Who asks.</param>
    /// <param name="permission">The action, e.g. <c>dossiers.accept</c>.</param>
    /// <param name="agency">The agency the resource belongs to; null for actions that belong to none.</param>
    public Decision Decide(Actor actor, string permission, long? agency = null)
    {
        if (actor.Kind == ActorKind.System) return new(true, PermissionReason.Granted, null);
        if (actor.Kind == ActorKind.Anonymous) return new(false, PermissionReason.NotSignedIn, null);
        if (actor.Kind == ActorKind.Citizen)
        {
            var allowed = roles.Holds(Roles.Citizen, permission);
            return new(allowed, allowed ? PermissionReason.Granted : PermissionReason.RoleLacksPermission, null);
        }
        return DecideForOfficer(actor, permission, agency);
    }

    /// <summary>Roles of the office that hold the permission: whom to ask for it.</summary>
    public IReadOnlyList<string> RolesThatHold(string permission) => roles.ThatHold(permission);

    private Decision DecideForOfficer(Actor actor, string permission, long? agency)
    {
        if (actor.Only?.Contains(permission) == false) return new(false, PermissionReason.RoleLacksPermission, null);
        if (actor.Active is not { } active) return new(false, PermissionReason.RoleLacksPermission, null);
        if (Covers(active, permission, agency)) return new(true, PermissionReason.Granted, active);
        foreach (var post in actor.Posts)
            if (Covers(post, permission, agency)) return new(false, PermissionReason.OtherPost, post);
        var held = roles.Holds(active.Role, permission);
        return new(false, held ? PermissionReason.OutsideScope : PermissionReason.RoleLacksPermission, null);
    }

    private bool Covers(Post post, string permission, long? agency) =>
        roles.Holds(post.Role, permission) && (!roles.ReachesProvince(permission) || tree.IsRoot(post.Agency))
        && (agency is not { } at || tree.IsWithin(at, post.Agency));
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
