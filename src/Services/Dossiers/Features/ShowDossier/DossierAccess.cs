using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>Who may look into a dossier, and the record that they did.</summary>
internal sealed class DossierAccess(PermissionDecision permissions, Readings readings, Offers<Dossier> offers)
    : ICaseReading<Dossier>
{
    /// <summary>May the actor read it: a party, or an officer of the receiving, holding or competent unit or above one of them.</summary>
    public bool MayRead(Dossier dossier, Actor actor)
    {
        if (actor.Kind is ActorKind.Citizen or ActorKind.Anonymous) return dossier.IsParty(actor);
        return permissions.Decide(actor, DossierPermissions.Read, dossier.ReceivedBy)
            || permissions.Decide(actor, DossierPermissions.Read, dossier.Competent)
            || (dossier.Holder is { } holder && permissions.Decide(actor, DossierPermissions.Read, holder.Agency));
    }

    /// <summary>Why the actor may not read it; a citizen never learns that somebody else's dossier exists.</summary>
    public Error? Refusal(Dossier dossier, Actor actor)
    {
        if (MayRead(dossier, actor)) return null;
        return actor.Kind is ActorKind.Officer
            ? CaseErrors.NotAllowed(DossierPermissions.Read, PermissionReason.OutsideScope)
            : DossierErrors.NotFound;
    }

    public Task<Error?> RecordAsync(Dossier dossier, Actor actor, ReadingWay way, CancellationToken ct) =>
        readings.RecordAsync(DossierKind.Facts, dossier.Id, actor, way, ct);

    public IReadOnlyList<string> Acts(Dossier dossier, Actor actor) => offers.Verbs(dossier, actor);
}
