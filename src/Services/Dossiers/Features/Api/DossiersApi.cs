using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>The addresses of programs, in the order a dossier lives.</summary>
internal static class DossiersApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/dossiers").Takes(BodyKind.Json).WithTags("dossiers").DisableAntiforgery().ProducesDoorProblems();
        UploadFile.Map(group);
        DeleteFile.Map(group);
        FileDossier.Map(group);
        var acts = new ActRoutes<Dossier>(group, "dossiers", ApiAnswers.AfterAct);
        acts.Map<AcceptDossier, PlainBody, NoInput>();
        acts.Map<RefuseDossier, ReasonBody, WhyInput>();
        acts.Map<RequestSupplement, RequestSupplement.Body, RequestSupplement.Input>();
        acts.Map<SupplyDossier, SupplyDossier.Body, SupplyDossier.Input>();
        acts.Map<HandOverDossier, HandOverDossier.Body, HandOverDossier.Input>();
        acts.Map<ProposeDossier, ProposeDossier.Body, ProposeDossier.Input>();
        acts.Map<ApproveDossier, ReasonBody, ReasonInput>();
        acts.Map<RequestPayment, RequestPayment.Body, RequestPayment.Input>();
        acts.Map<ConfirmPayment, PlainBody, NoInput>();
        acts.Map<FinishDossier, FinishDossier.Body, FinishDossier.Input>();
        acts.Map<ReturnDossier, ReturnDossier.Body, ReturnDossier.Input>();
        acts.Map<WithdrawDossier, ReasonBody, ReasonInput>();
        acts.Map<StopDossier, ReasonBody, WhyInput>();
        acts.Map<CloseDossier, ReasonBody, WhyInput>();
        UndoStep.Map(acts);
        FindDossiers.Map(group);
        FindDossiers.MapMine(group);
        ShowDossier.Map(group);
        TrackDossier.Map(group);
        CloseMonth.Map(routes.MapGroup("/api/closed-months").Takes(BodyKind.Json).WithTags("dossiers").DisableAntiforgery()
            .ProducesDoorProblems());
    }
}
