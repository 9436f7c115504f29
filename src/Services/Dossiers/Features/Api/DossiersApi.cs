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
        AcceptDossier.Map(group);
        RefuseDossier.Map(group);
        RequestSupplement.Map(group);
        SupplyDossier.Map(group);
        HandOverDossier.Map(group);
        ProposeDossier.Map(group);
        ApproveDossier.Map(group);
        RequestPayment.Map(group);
        ConfirmPayment.Map(group);
        FinishDossier.Map(group);
        ReturnDossier.Map(group);
        WithdrawDossier.Map(group);
        StopDossier.Map(group);
        CloseDossier.Map(group);
        UndoStep.Map(group);
        FindDossiers.Map(group);
        FindDossiers.MapMine(group);
        ShowDossier.Map(group);
        TrackDossier.Map(group);
        CloseMonth.Map(routes.MapGroup("/api/closed-months").Takes(BodyKind.Json).WithTags("dossiers").DisableAntiforgery()
            .ProducesDoorProblems());
    }
}
