using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>The addresses of programs, in the order a dossier lives.</summary>
internal static class DossiersApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        SearchProcedures.Map(routes.MapGroup("/api/procedures").WithTags("procedures").ProducesDoorProblems());
        var group = routes.MapGroup("/api/dossiers").Takes(BodyKind.Json).WithTags("dossiers").DisableAntiforgery().ProducesDoorProblems();
        UploadFile.Map(group);
        DeleteFile.Map(group);
        FileDossier.Map(group);
        group.MapAct<AcceptDossier, PlainBody, NoInput>();
        group.MapAct<RefuseDossier, ReasonBody, WhyInput>();
        group.MapAct<RequestSupplement, RequestSupplement.Body, RequestSupplement.Input>();
        group.MapAct<SupplyDossier, SupplyDossier.Body, SupplyDossier.Input>();
        group.MapAct<HandOverDossier, HandOverDossier.Body, HandOverDossier.Input>();
        group.MapAct<ProposeDossier, ProposeDossier.Body, ProposeDossier.Input>();
        group.MapAct<ApproveDossier, ReasonBody, ReasonInput>();
        group.MapAct<RequestPayment, RequestPayment.Body, RequestPayment.Input>();
        group.MapAct<ConfirmPayment, PlainBody, NoInput>();
        group.MapAct<FinishDossier, FinishDossier.Body, FinishDossier.Input>();
        group.MapAct<ReturnDossier, ReturnDossier.Body, ReturnDossier.Input>();
        group.MapAct<WithdrawDossier, ReasonBody, ReasonInput>();
        group.MapAct<StopDossier, ReasonBody, WhyInput>();
        group.MapAct<CloseDossier, ReasonBody, WhyInput>();
        UndoStep.Map(group);
        FindDossiers.Map(group);
        FindDossiers.MapMine(group);
        ShowDossier.Map(group);
        TrackDossier.Map(group);
        CloseMonth.Map(routes.MapGroup("/api/closed-months").Takes(BodyKind.Json).WithTags("dossiers").DisableAntiforgery()
            .ProducesDoorProblems());
    }
}
