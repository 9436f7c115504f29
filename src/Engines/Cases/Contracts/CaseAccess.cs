using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>Who may do what with a case; acts, pages and programs ask the same question here.</summary>
public sealed class CaseAccess<T>(CaseKind<T> kind, PermissionDecision permissions) where T : Case
{
    /// <summary>Why the actor may not do this act; a citizen never learns that somebody else's case exists.</summary>
    public Error? Refusal(T one, Actor actor, ActFacts act) =>
        Refusal(one, actor, act.PermissionOf(actor), act.At == At.Home ? one.Home : one.Desk);

    /// <summary>The same for a permission, asked for at one agency's desk.</summary>
    public Error? Refusal(T one, Actor actor, string permission, long agency)
    {
        if (actor.Kind is ActorKind.Anonymous or ActorKind.Citizen && !one.IsParty(actor)) return kind.NotFound;
        var decision = permissions.Decide(actor, permission, agency);
        return decision ? null : CaseErrors.NotAllowed(permission, decision.Reason);
    }

    /// <summary>Roles of officers that hold a permission: whom to ask.</summary>
    public IReadOnlyList<string> RolesFor(string permission) => permissions.RolesThatHold(permission);
}
