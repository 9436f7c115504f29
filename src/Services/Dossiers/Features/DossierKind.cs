using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;

namespace OpenProvince.Dossiers.Features;

/// <summary>Dossiers as a kind of case.</summary>
internal static class DossierKind
{
    public static readonly IReadOnlyList<Duty> Duties =
    [
        // Passing on what was accepted is the work of those who accept, though others may hand over too.
        Of(NextAction.Reply, "reply", DossierPermissions.Accept), Of(NextAction.HandOver, "hand-over", DossierPermissions.Accept),
        Of(NextAction.Appraise, "appraise", DossierPermissions.Propose),
        Of(NextAction.Approve, "approve", DossierPermissions.Approve) with { FourEyes = true },
        Of(NextAction.Issue, "issue", DossierPermissions.Finish), Of(NextAction.Return, "return", DossierPermissions.Return),
        Of(NextAction.AwaitSupplement, "await-supplement", DossierPermissions.Supply),
        Of(NextAction.AwaitPayment, "await-payment", DossierPermissions.Payment),
    ];

    public static readonly CaseKind<Dossier> Facts = new("dossiers", "dossier-", Dossier.Map, Lines.Of) 
        { Duties = Duties, NotFound = DossierErrors.NotFound };

    private static Duty Of(NextAction action, string name, string permission) => new((int)action, name, permission);
}
