using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Features.Desk;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>Every act on a dossier, in the order in which pages and programs are offered them.</summary>
internal static class DossierActs
{
    public static readonly CaseActs<Dossier> All = new CaseActs<Dossier>("dossiers", "/desk/dossiers")
    {
        Lines = "dossiers.desk.step", Undoes = true, First = First
    }
        .Add<AcceptDossier, NoInput>(above: typeof(AcceptPromise)).AddOwn<SupplyDossier, SupplyDossier.Input>()
        .Add<HandOverDossier, HandOverDossier.Input>().Add<ProposeDossier, ProposeDossier.Input>()
        .Add<ApproveDossier, ReasonInput>(above: typeof(ProposalView)).AddOwn<FinishDossier, FinishDossier.Input>()
        .Add<ReturnDossier, ReturnDossier.Input>(above: typeof(ChosenWay)).Add<ConfirmPayment, NoInput>()
        .AddOwn<RequestSupplement, RequestSupplement.Input>().Add<RequestPayment, RequestPayment.Input>()
        .Add<WithdrawDossier, ReasonInput>().Add<RefuseDossier, WhyInput>().Add<CloseDossier, WhyInput>().Add<StopDossier, WhyInput>();

    /// <summary>What has to be done before this act, or why it is not for an open dossier in this state.</summary>
    private static string? First(Dossier dossier, ActFacts act, Error refusal) =>
        refusal.Code != DossierErrors.WrongState(dossier.State).Code ? null
        : ((StepKind)act.Line, dossier.State) switch
        {
            (StepKind.Accepted or StepKind.Refused, _) => "dossiers.desk.why.accepted",
            (StepKind.ClosedUnsupplied, DossierState.SupplementRequired) => "dossiers.desk.why.refuse",
            (StepKind.Supplied or StepKind.ClosedUnsupplied, _) => "dossiers.desk.why.nothing-asked",
            (StepKind.Paid, _) => "dossiers.desk.why.no-payment",
            (_, DossierState.SupplementRequired) when dossier.SuppliedAt is null => "dossiers.desk.why.papers",
            (_, DossierState.FinancialObligation) => "dossiers.desk.why.payment",
            (_, DossierState.Accepted) => "dossiers.desk.why.not-handed-over",
            (_, DossierState.Processing) => "dossiers.desk.why.no-result",
            _ => "dossiers.desk.why.not-accepted",
        };
}
