using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Features.Desk;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>Which verbs the aggregate allows and the reader may use: what a page offers as buttons. The act itself asks the same.</summary>
internal static class PossibleActs
{
    /// <summary>The verbs of the API in the order a page offers them.</summary>
    public static readonly IReadOnlyList<(string Verb, DeskAct Act)> Verbs =
    [
        ("accept", DeskAct.Accept),
        ("hand-over", DeskAct.HandOver),
        ("propose", DeskAct.Propose),
        ("approve", DeskAct.Approve),
        ("finish", DeskAct.Finish),
        ("return", DeskAct.Return),
        ("supply", DeskAct.Supply),
        ("confirm-payment", DeskAct.ConfirmPayment),
        ("request-supplement", DeskAct.Supplement),
        ("request-payment", DeskAct.RequestPayment),
        ("refuse", DeskAct.Refuse),
        ("stop", DeskAct.Stop),
        ("close", DeskAct.Close),
        ("withdraw", DeskAct.Withdraw),
    ];

    public static IReadOnlyList<string> Of(Dossier dossier, Actor actor, PermissionDecision permissions, Instant now) =>
        [.. Verbs.Where(one => dossier.Refusal(one.Act, actor.Id, now) is null && May(dossier, actor, permissions, DeskActs.Of(one.Act)))
            .Select(one => one.Verb)];

    private static bool May(Dossier dossier, Actor actor, PermissionDecision permissions, DeskActInfo act)
    {
        if (actor.Kind is ActorKind.Citizen)
            return dossier.IsParty(actor)
                && permissions.Decide(actor, act.Act is DeskAct.Withdraw ? DossierPermissions.Withdraw : act.Permission);
        return permissions.Decide(
            actor, act.Permission, act.At == At.Home ? dossier.ReceivedBy : dossier.Desk);
    }
}
