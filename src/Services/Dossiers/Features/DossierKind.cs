using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;

namespace OpenProvince.Dossiers.Features;

/// <summary>Dossiers as a kind of case.</summary>
internal static class DossierKind
{
    public static readonly IReadOnlyList<Duty> Duties =
    [
        // Passing on what was accepted is the work of those who accept, though others may hand over too.
        Of(NextAction.Reply, DossierPermissions.Accept), Of(NextAction.HandOver, DossierPermissions.Accept),
        Of(NextAction.Appraise, DossierPermissions.Propose),
        Of(NextAction.Approve, DossierPermissions.Approve) with { FourEyes = true },
        Of(NextAction.Issue, DossierPermissions.Finish), Of(NextAction.Return, DossierPermissions.Return),
        Of(NextAction.AwaitSupplement, DossierPermissions.Supply),
        Of(NextAction.AwaitPayment, DossierPermissions.Payment),
    ];

    public static readonly CaseKind<Dossier> Facts = new("dossiers", "dossier-", Dossier.Map)
    {
        Duties = Duties, NotFound = DossierErrors.NotFound, Read = DossierPermissions.Read,
        Reach = ["received_by", "holder_agency", "competent"],
        // Followed dossiers live in another system: nobody here holds them.
        Held = $"{CaseTables.Open} and custody = {(int)Custody.Here}",
        Passing = [(int)StepKind.HandedOver, (int)StepKind.Proposed, (int)StepKind.Approved],
        FirstEvent = e => e.Body is DossierFiled filed ? Dossier.FixedOf(filed, e) : null,
    };

    /// <summary>Duties that whoever the dossier names must not do.</summary>
    public static bool IsFourEyes(NextAction action) => Duties.Any(duty => duty.FourEyes && duty.Number == (int)action);

    private static Duty Of(NextAction action, string permission) => new((int)action, permission);
}
