using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>How identity numbers stand on a page.</summary>
internal enum IdentityShown
{
    /// <summary>First and last digits; the reader may ask for all.</summary>
    Masked,
    Full,
    /// <summary>First and last digits; the reader's post does not need more.</summary>
    NotAllowed,
}

/// <summary>
/// Who sees identity numbers in full: the officer the dossier waits for, who writes the certificate from it; others whose post
/// has the permission, when they ask. Every full showing is recorded as a read of its own kind.
/// </summary>
internal sealed class IdentityRule(PermissionDecision permissions)
{
    /// <param name="dossier">Which one.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="step">The act it waits for, as this officer could do it; null when it waits for nothing.</param>
    /// <param name="asked">The officer pressed "show".</param>
    public IdentityShown For(Dossier dossier, Actor actor, Offer? step, bool asked)
    {
        if (Holds(dossier, actor, step)) return IdentityShown.Full;
        if (!May(dossier, actor)) return IdentityShown.NotAllowed;
        return asked ? IdentityShown.Full : IdentityShown.Masked;
    }

    /// <summary>Roles that may ask, for the sentence to those who may not.</summary>
    public IReadOnlyList<string> Roles => permissions.RolesThatHold(DossierPermissions.Identity);

    /// <summary>It was given to this officer, or it lies at the desk of their unit for the act that is theirs to do.</summary>
    private static bool Holds(Dossier dossier, Actor actor, Offer? step) => dossier.Holder is { } holder
        && (holder.Officer is { } officer
            ? officer == actor.Id && actor.Active?.Agency == holder.Agency
            : step is { Can: true } && actor.Active?.Agency == holder.Agency);

    private bool May(Dossier dossier, Actor actor) =>
        permissions.Decide(actor, DossierPermissions.Identity, dossier.ReceivedBy)
        || permissions.Decide(actor, DossierPermissions.Identity, dossier.Competent)
        || (dossier.Holder is { } holder && permissions.Decide(actor, DossierPermissions.Identity, holder.Agency));
}
