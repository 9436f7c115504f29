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

/// <summary>What the undo button of many approvals posts to: it answers in a toast, on their list.</summary>
internal static class UndoPosts
{
    private const int MostReasons = 2, MostCodes = 4;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk").RequireAuthorization(DossierPermissions.Read)
            .WithMetadata(new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription();
        desk.MapPost("/phe-duyet/undo", ApprovalsAsync).Takes(BodyKind.Form);
        // Whoever had to sign in first comes back with GET: nothing was undone.
        desk.MapGet("/phe-duyet/undo", () => Results.LocalRedirect(DeskLinks.Approvals));
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
        flash.Set(http, new("dossiers.desk.approvals.undone", refused.Length == 0 ? null : "cases.undo.why", args)
        {
            Failed = refused.Length > 0
        });
        return SeeOther.To(DeskLinks.Approvals);
    }
}
