using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>What the undo buttons post to: it answers in a toast, on the page the step was about.</summary>
internal static class UndoPosts
{
    private const int MostReasons = 2, MostCodes = 4;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup(DeskLinks.Queue).RequireAuthorization(DossierPermissions.Read)
            .WithMetadata(new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription();
        desk.MapPost("/dossiers/{code}/undo", OneAsync).Takes(BodyKind.Form);
        desk.MapPost("/phe-duyet/undo", ApprovalsAsync).Takes(BodyKind.Form);
        // Whoever had to sign in first comes back with GET: nothing was undone.
        desk.MapGet("/dossiers/{code}/undo", (string code) => Results.LocalRedirect(DeskLinks.Dossier(code)));
        desk.MapGet("/phe-duyet/undo", () => Results.LocalRedirect(DeskLinks.Approvals));
    }

    private static async Task<IResult> OneAsync(
        string code, HttpContext http, UndoStep.Handler undo, DossierStore store, IActorResolver actors, Flash flash, Texts texts,
        CancellationToken ct)
    {
        if (!DossierCode.TryParse(code, out var parsed) || await store.FindByCodeAsync(parsed.ToString(), ct) is not { } dossier)
            return Results.NotFound();
        var revision = long.TryParse(http.Request.Query["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var known)
            ? known
            : -1;
        // The revision names the step, so a second press of the button is the same request and gets the first answer.
        var target = new Target(dossier.Id, revision, FormKey.Of(http, $"undo-{dossier.Id.Value}-{revision}"));
        var undone = await undo.HandleAsync(new(target), actors.Resolve(http.User), ct);
        var args = new Dictionary<string, string> { ["code"] = dossier.Code!, ["why"] = undone.IsError ? texts.Error(undone.Error) : "" };
        flash.Set(http, undone.IsError
            ? new("dossiers.desk.undo.failed", "dossiers.desk.undo.why", args) { Failed = true }
            : new("dossiers.desk.undo.done", null, args));
        return SeeOther.To(DeskLinks.Dossier(dossier.Code!));
    }

    private static async Task<IResult> ApprovalsAsync(
        HttpContext http, ApprovalQueue approvals, IActorResolver actors, Flash flash, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        var answers = await approvals.UndoAsync(form["chon"], actors.Resolve(http.User), ct);
        var refused = answers.Where(answer => answer.Why is not null).ToArray();
        var args = new Dictionary<string, string>
        {
            ["count"] = (answers.Count - refused.Length).ToString(CultureInfo.InvariantCulture),
            ["of"] = answers.Count.ToString(CultureInfo.InvariantCulture),
            ["why"] = string.Join(' ', refused.GroupBy(answer => answer.Why).Take(MostReasons)
                .Select(same => $"{string.Join(", ", same.Take(MostCodes).Select(answer => answer.Code))}: {same.Key}")),
        };
        flash.Set(http, new("dossiers.desk.approvals.undone", refused.Length == 0 ? null : "dossiers.desk.undo.why", args)
        {
            Failed = refused.Length > 0
        });
        return SeeOther.To(DeskLinks.Approvals);
    }
}
