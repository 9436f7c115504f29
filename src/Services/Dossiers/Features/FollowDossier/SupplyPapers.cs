using System.Globalization;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Features.ApplyOnline;
using OpenProvince.Dossiers.Features.Citizen;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features.FollowDossier;

/// <summary>The citizen's answer to a supplement request: files first, then one button that sends them and starts the clock again.</summary>
internal static class SupplyPapers
{
    private const string Kind = "dossiers.supplement";
    private const string Component = "bo-sung";

    public static FileOwner OwnerOf(DossierId id) => new(Kind, id.Value);

    public static void Map(IEndpointRouteBuilder routes)
    {
        // These two check antiforgery themselves while the file streams.
        routes.MapPost("/ho-so/{code}/bo-sung/tep", UploadAsync).DisableAntiforgery().WithOrder(ApplyEndpoints.BeforePages).ExcludeFromDescription();
        routes.MapPost("/ho-so/{code}/bo-sung/gui", SendAsync).DisableAntiforgery().WithOrder(ApplyEndpoints.BeforePages).ExcludeFromDescription();
        routes.MapPost("/ho-so/{code}/bo-sung/xoa-tep", RemoveAsync).WithOrder(ApplyEndpoints.BeforePages).ExcludeFromDescription();
        routes.MapPost("/ho-so/{code}/rut", WithdrawAsync).WithOrder(ApplyEndpoints.BeforePages).ExcludeFromDescription();
    }

    private static async Task<IResult> UploadAsync(string code, HttpContext http, FollowDesk desk, IUploads uploads, CancellationToken ct)
    {
        if (await desk.FindAsync(http, code, ct) is not { IsParty: true } followed) return Results.NotFound();
        var stored = await uploads.ReceiveAsync(http, OwnerOf(followed.Dossier.Id), null, ct);
        return stored.IsError ? Again(code, stored.Error) : ApplyEndpoints.SeeOther(CitizenLinks.Supply(code));
    }

    /// <summary>Back to the page, which says why beside the file.</summary>
    private static IResult Again(string code, Error error) => ApplyEndpoints.SeeOther($"{CitizenLinks.Supply(code)}?loi={Uri.EscapeDataString(error.Code)}");

    private static async Task<IResult> RemoveAsync(string code, [FromForm] long tep, HttpContext http, FollowDesk desk, IFiles files, CancellationToken ct)
    {
        if (await desk.FindAsync(http, code, ct) is not { IsParty: true } followed) return Results.NotFound();
        await files.DeleteAsync(new FileId(tep), OwnerOf(followed.Dossier.Id), ct);
        return ApplyEndpoints.SeeOther(CitizenLinks.Supply(code));
    }

    private static async Task<IResult> SendAsync(string code, HttpContext http, FollowDesk desk, IUploads uploads, IFiles files, SupplyDossier.Handler handler, CancellationToken ct)
    {
        if (await desk.FindAsync(http, code, ct) is not { IsParty: true } followed) return Results.NotFound();
        var id = followed.Dossier.Id;
        // A file chosen and not uploaded yet goes along.
        var stored = await uploads.ReceiveAsync(http, OwnerOf(id), null, ct);
        if (stored.IsError && !UploadFailures.IsNothingChosen(stored.Error)) return Again(code, stored.Error);
        var sent = await files.OfAsync(OwnerOf(id), ct);
        if (sent.Count == 0) return stored.IsError ? Again(code, stored.Error) : ApplyEndpoints.SeeOther(CitizenLinks.Supply(code));
        _ = long.TryParse(http.Request.Form["lan"], CultureInfo.InvariantCulture, out var lan);
        // They pass in the handler's own transaction: refused papers stay with the citizen.
        var papers = sent.Select(f => new PaperInput(Component, Photocopies: 1, File: f.Id.Value) { Box = OwnerOf(id) }).ToList();
        var done = await handler.HandleAsync(new(new Target(id, lan), papers), followed.Actor, ct);
        return done.IsError ? ApplyEndpoints.Refused(http, done.Error) : ApplyEndpoints.SeeOther(CitizenLinks.Dossier(code));
    }

    private static async Task<IResult> WithdrawAsync(string code, [FromForm] long lan, [FromForm(Name = "ly-do")] string? reason, HttpContext http, FollowDesk desk, WithdrawDossier.Handler handler, CancellationToken ct)
    {
        if (await desk.FindAsync(http, code, ct) is not { IsParty: true } followed) return Results.NotFound();
        var done = await handler.HandleAsync(new(new Target(followed.Dossier.Id, lan), reason), followed.Actor, ct);
        return done.IsError ? ApplyEndpoints.Refused(http, done.Error) : ApplyEndpoints.SeeOther(CitizenLinks.Dossier(code));
    }
}
