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
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.FollowDossier;

/// <summary>
/// The citizen's answer to a supplement request: files first, each for its paper, then one button that sends them and starts the clock
/// again.
/// </summary>
internal static class SupplyPapers
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        // These two check antiforgery themselves while the file streams.
        routes.MapOwn("/ho-so/{code}/bo-sung/tep", UploadAsync, BodyKind.Upload);
        routes.MapOwn("/ho-so/{code}/bo-sung/gui", SendAsync, BodyKind.Upload);
        routes.MapPost("/ho-so/{code}/bo-sung/xoa-tep", RemoveAsync).Takes(BodyKind.Form).WithOrder(ApplyEndpoints.BeforePages)
            .ExcludeFromDescription();
        routes.MapPost("/ho-so/{code}/rut", WithdrawAsync).Takes(BodyKind.Form).WithOrder(ApplyEndpoints.BeforePages)
            .ExcludeFromDescription();
    }

    private static async Task<IResult> UploadAsync(
        string code, int? giay, HttpContext http, FollowDesk desk, IUploads uploads, SupplySlots slots, CancellationToken ct)
    {
        if (await desk.FindAsync(http, code, ct) is not { IsParty: true } followed) return Results.NotFound();
        // What comes later would lie where nobody looks.
        if (!followed.WantsPapers) return SeeOther.To(CitizenLinks.Dossier(code));
        var slot = SupplySlots.Chosen(await slots.OfAsync(followed.Dossier.Id, ct), giay);
        var stored = await uploads.ReceiveAsync(http, slot.Owner, null, ct);
        // The next place that is still empty comes by itself.
        return stored.IsError ? Again(code, slot, stored.Error) : SeeOther.To(CitizenLinks.Supply(code));
    }

    /// <summary>Back to the page, which says why beside the file.</summary>
    private static IResult Again(string code, SupplySlot slot, Error error) =>
        SeeOther.To($"{CitizenLinks.SupplySlot(code, slot.Number)}&loi={Uri.EscapeDataString(error.Code)}");

    private static async Task<IResult> RemoveAsync(
        string code, [FromForm] long tep, HttpContext http, FollowDesk desk, IFiles files, SupplySlots slots, CancellationToken ct)
    {
        if (await desk.FindAsync(http, code, ct) is not { IsParty: true } followed) return Results.NotFound();
        if (!followed.WantsPapers) return SeeOther.To(CitizenLinks.Dossier(code));
        foreach (var slot in await slots.OfAsync(followed.Dossier.Id, ct))
            if (slot.Files.Any(file => file.Id.Value == tep)) await files.DeleteAsync(new FileId(tep), slot.Owner, ct);
        return SeeOther.To(CitizenLinks.Supply(code));
    }

    private static async Task<IResult> SendAsync(string code, int? giay, HttpContext http, FollowDesk desk, IUploads uploads,
        SupplySlots slots, SupplyDossier supply, CaseDesk<Dossier> cases, CancellationToken ct)
    {
        if (await desk.FindAsync(http, code, ct) is not { IsParty: true } followed) return Results.NotFound();
        var id = followed.Dossier.Id;
        // Never asked for any: there is no such form, only somebody's own.
        if (await slots.OfAsync(id, ct) is not { Count: > 0 } wanted) return SeeOther.To(CitizenLinks.Dossier(code));
        var slot = SupplySlots.Chosen(wanted, giay);
        // A file chosen and not uploaded yet goes along.
        var stored = await uploads.ReceiveAsync(http, slot.Owner, null, ct);
        if (stored.IsError && !UploadFailures.IsNothingChosen(stored.Error)) return Again(code, slot, stored.Error);
        var all = await slots.OfAsync(id, ct);
        if (all.All(one => !one.IsFilled))
            return stored.IsError ? Again(code, slot, stored.Error) : SeeOther.To(CitizenLinks.Supply(code));
        // Papers go once: who sends less than was asked for says so knowingly.
        if (all.Any(one => !one.IsFilled) && http.Request.Form["gui-thieu"] != "true")
            return SeeOther.To($"{CitizenLinks.Supply(code)}?thieu=1");
        _ = long.TryParse(http.Request.Form["lan"], CultureInfo.InvariantCulture, out var lan);
        // They pass in the handler's own transaction: refused papers stay with the citizen.
        var papers =
            all.SelectMany(
                one => one.Files.Select(file => new PaperInput(one.Component, Photocopies: 1, File: file.Id.Value) { Box = one.Owner }))
                .ToList();
        var done = await cases.RunAsync(supply, new Target(id, lan), new(papers), followed.Actor, ct);
        return done.IsError ? ApplyEndpoints.Refused(http, done.Error) : SeeOther.To($"{CitizenLinks.Dossier(code)}?da-gui=1");
    }

    private static async Task<IResult> WithdrawAsync(string code, [FromForm] long lan, [FromForm(Name = "ly-do")] string? reason,
        HttpContext http, FollowDesk desk, WithdrawDossier withdraw, CaseDesk<Dossier> cases, CancellationToken ct)
    {
        if (await desk.FindAsync(http, code, ct) is not { IsParty: true } followed) return Results.NotFound();
        var done = await cases.RunAsync(withdraw, new Target(followed.Dossier.Id, lan), new(reason), followed.Actor, ct);
        return done.IsError ? ApplyEndpoints.Refused(http, done.Error) : SeeOther.To(CitizenLinks.Dossier(code));
    }
}
