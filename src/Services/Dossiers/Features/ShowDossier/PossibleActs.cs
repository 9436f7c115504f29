using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Features.Desk;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>Which verbs the aggregate allows and the reader may use: what a page offers as buttons. The act itself asks the same.</summary>
internal static class PossibleActs
{
    public static IReadOnlyList<string> Of(Dossier dossier, Actor actor, PermissionDecision permissions, Instant now) =>
        [.. DeskActs.All.Where(one => dossier.Refusal(one.Act, actor.Id, now) is null && May(dossier, actor, permissions, one.Facts))
            .Select(one => one.Facts.Verb)];

    private static bool May(Dossier dossier, Actor actor, PermissionDecision permissions, ActFacts act) =>
        actor.Kind is ActorKind.Citizen
            ? dossier.IsParty(actor) && permissions.Decide(actor, act.PermissionOf(actor))
            : permissions.Decide(actor, act.Permission, act.At == At.Home ? dossier.ReceivedBy : dossier.Desk);
}
