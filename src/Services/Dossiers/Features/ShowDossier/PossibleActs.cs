using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>Which verbs the state allows and the reader may use: what a page offers as buttons. The rule itself decides again.</summary>
internal static class PossibleActs
{
    public static IReadOnlyList<string> Of(Dossier dossier, Actor actor, PermissionDecision permissions)
    {
        List<string> acts = [];
        foreach (var (verb, permission, scope, allowed) in Table)
            if (allowed(dossier) && May(dossier, actor, permissions, permission, scope)) acts.Add(verb);
        if (dossier.Proposer == actor.Id) acts.Remove("approve");
        return acts;
    }

    private static readonly (string Verb, string Permission, Scope Scope, Func<Dossier, bool> Allowed)[] Table =
    [
        ("accept", DossierPermissions.Accept, Scope.Receiving, d => !d.IsAccepted && (d.State is DossierState.Registered || (d.State is DossierState.SupplementRequired && d.SuppliedAt is not null))),
        ("hand-over", DossierPermissions.HandOver, Scope.Holding, d => d is { Custody: Custody.Here, IsDecided: false, State: DossierState.Accepted or DossierState.Processing }),
        ("propose", DossierPermissions.Propose, Scope.Holding, d => d is { Custody: Custody.Here, IsDecided: false, State: DossierState.Processing, Proposer: null }),
        ("approve", DossierPermissions.Approve, Scope.Holding, d => d is { IsDecided: false, State: DossierState.Processing, Proposer: not null }),
        ("finish", DossierPermissions.Finish, Scope.Holding, d => d is { IsDecided: true, State: DossierState.Processing }),
        ("return", DossierPermissions.Return, Scope.Receiving, d => d.State is DossierState.Completed),
        ("supply", DossierPermissions.Supply, Scope.Holding, d => d is { State: DossierState.SupplementRequired, SuppliedAt: null }),
        ("confirm-payment", DossierPermissions.Payment, Scope.Holding, d => d.State is DossierState.FinancialObligation),
        ("request-supplement", DossierPermissions.RequestSupplement, Scope.Holding, d => !d.IsDecided && (d.State is DossierState.Registered or DossierState.Processing || (d is { State: DossierState.SupplementRequired, IsAccepted: false, SuppliedAt: not null }))),
        ("request-payment", DossierPermissions.Payment, Scope.Holding, d => d is { IsDecided: false, State: DossierState.Processing }),
        ("refuse", DossierPermissions.Refuse, Scope.Receiving, d => d.State is DossierState.Registered or DossierState.SupplementRequired),
        ("stop", DossierPermissions.Stop, Scope.Holding, d => d is { IsDecided: false, State: DossierState.Processing }),
        ("withdraw", DossierPermissions.Withdraw, Scope.Receiving, d => d is { IsOpen: true, IsDecided: false }),
    ];

    private static bool May(Dossier dossier, Actor actor, PermissionDecision permissions, string permission, Scope scope)
    {
        if (actor.Kind is ActorKind.Citizen) return DossierDesk.IsParty(dossier, actor) && permissions.Decide(actor, permission);
        if (permission == DossierPermissions.Withdraw) permission = DossierPermissions.WithdrawForOthers;
        return permissions.Decide(actor, permission, scope == Scope.Receiving ? dossier.ReceivedBy : dossier.Holder?.Agency ?? dossier.Competent);
    }
}
