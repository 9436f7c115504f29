using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Data.Drafts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Domain.Drafts;
using OpenProvince.Dossiers.Features.Citizen;
using OpenProvince.Fields.Contracts;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.ApplyOnline;

/// <summary>The posts of the journey. Each saves and leads on with a redirect, so the back button never asks to send again.</summary>
internal static class ApplyEndpoints
{
    /// <summary>A page answers posts of its own address too; ours go first.</summary>
    internal const int BeforePages = -1;

    public static void Map(IEndpointRouteBuilder routes)
    {
        // Antiforgery is our own, bound to the browser: see Applicant.
        routes.MapOwn("/nop-ho-so/{code}/bat-dau", BeginAsync, BodyKind.Form);
        routes.MapOwn("/nop-ho-so/{code}/{draft:long}/cua-toi", ClaimAsync, BodyKind.Form);
        routes.MapOwn("/nop-ho-so/{code}/{draft:long}/{question}", AnswerAsync, BodyKind.Form);
        routes.MapOwn("/nop-ho-so/{code}/{draft:long}/{question}/tep", UploadAsync, BodyKind.Upload);
        routes.MapOwn("/nop-ho-so/{code}/{draft:long}/{question}/xoa-tep", RemoveFileAsync, BodyKind.Form);
        routes.MapOwn("/nop-ho-so/{code}/{draft:long}/xoa", ForgetAsync, BodyKind.Form);
    }

    internal static RouteHandlerBuilder MapOwn(this IEndpointRouteBuilder routes, string path, Delegate handler, BodyKind takes) =>
        routes.MapPost(path, handler).Takes(takes).DisableAntiforgery().WithOrder(BeforePages).ExcludeFromDescription();

    private static async Task<IResult> BeginAsync(
        string code, HttpContext http, CitizenGuide guide, Applicant applicant, DraftStore drafts, CancellationToken ct)
    {
        if (guide.Find(code) is not { } procedure || !guide.CanFileHere(procedure))
            return Results.LocalRedirect(ProcedureLinks.Procedure(code));
        var form = await FormAsync(http, ct);
        var reader = await applicant.BeginAsync(http, ct);
        var begun = await drafts.BeginAsync(procedure, reader, ct);
        if (begun.IsError && SubmitFailures.Knows(begun.Error)) return SeeOther.To($"{CitizenLinks.Apply(code)}?loi={begun.Error.Code}");
        if (begun.IsError) return Refused(http, begun.Error);
        var draft = begun.Value;
        if (guide.Desk(procedure, form?["noi"]) is { } desk)
        {
            draft = draft with { Answers = new Dictionary<string, string> { [StandardSections.Agency] = desk.Slug } };
            await drafts.SaveAsync(draft, ct);
        }
        return SeeOther.To(CitizenLinks.Draft(code, draft.Id));
    }

    private static async Task<IResult> AnswerAsync(
        string code, long draft, string question, HttpContext http, ApplyDesk desk, CancellationToken ct)
    {
        if (await FormAsync(http, ct) is not { } form) return Refused(http, DoorErrors.FormUnreadable);
        var opened = await desk.OpenAsync(http, code, draft, form[Applicant.TokenField], ct);
        if (opened is null) return Results.NotFound();
        if (opened.Draft.Dossier is not null) return SeeOther.To(CitizenLinks.Check(code, draft));
        if (opened.Form.Question(question) is not { Component: null } asked) return Results.NotFound();
        // Several tabs: read again and take the answers of this page onto what the other one saved.
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var taken = opened.Draft.Take(desk.WithOptions(opened, asked), PostedAnswers.Of(asked, name => form[name]), desk.Today);
            var saved = await desk.SaveAsync(taken.Draft, ct);
            if (!saved.IsError)
            {
                if (taken.Errors.Count > 0) return SeeOther.To(CitizenLinks.Question(code, draft, question));
                return SeeOther.To(desk.After(opened with { Draft = taken.Draft }, question, ToCheck(http)));
            }
            if (saved.Error.Code != KernelErrors.Stale.Code) return Refused(http, saved.Error);
            opened = (await desk.OpenAsync(http, code, draft, form[Applicant.TokenField], ct))!;
        }
        return Refused(http, KernelErrors.Stale);
    }

    /// <summary>
    /// Stores the chosen file. The button that leads on (?tiep=1) posts here too, so that a chosen file never stays behind.
    /// </summary>
    private static async Task<IResult> UploadAsync(
        string code, long draft, string question, HttpContext http, ApplyDesk desk, IUploads uploads, CancellationToken ct)
    {
        var opened = await desk.FindAsync(http, code, draft, ct);
        var asked = opened?.Form.Question(question);
        if (opened is null || asked?.Component is null || opened.Draft.Dossier is not null) return Results.NotFound();
        var stored = await uploads.ReceiveAsync(http, DraftStore.OwnerOf(draft),
            fields => Applicant.IsGenuine(http, draft, fields.GetValueOrDefault(Applicant.TokenField)), ct);
        var (on, toCheck) = (http.Request.Query["tiep"] == "1", ToCheck(http));
        var none = stored.IsError && UploadFailures.IsNothingChosen(stored.Error);
        if (stored.IsError && !(none && on && opened.Draft.IsAnswered(asked)))
            return SeeOther.To(
                $"{CitizenLinks.Question(code, draft, question, toCheck)}{(toCheck ? '&' : '?')}loi=" +
                $"{Uri.EscapeDataString(stored.Error.Code)}");
        if (!none)
        {
            var kept = await desk.AddPaperAsync(opened.Draft, asked.Component, stored.Value, ct);
            if (kept.IsError) return Refused(http, kept.Error);
            opened = (await desk.FindAsync(http, code, draft, ct))!;
        }
        return SeeOther.To(on && opened.Draft.IsAnswered(asked)
            ? desk.After(opened, question, toCheck)
            : CitizenLinks.Question(code, draft, question, toCheck));
    }

    private static async Task<IResult> RemoveFileAsync(
        string code, long draft, string question, HttpContext http, ApplyDesk desk, CancellationToken ct)
    {
        var form = await FormAsync(http, ct);
        var opened = await desk.OpenAsync(http, code, draft, form?[Applicant.TokenField], ct);
        if (opened is null || !long.TryParse(form?["tep"], CultureInfo.InvariantCulture, out var file)
            || opened.Draft.Papers.Concat(opened.Draft.Lost).All(p => p.File != file))
            return Results.NotFound();
        var removed = await desk.RemovePaperAsync(opened.Draft, file, ct);
        return removed.IsError ? Refused(http, removed.Error) : SeeOther.To(CitizenLinks.Question(code, draft, question, ToCheck(http)));
    }

    /// <summary>Ours, or not: then this browser forgets it, and nobody who comes after opens it here.</summary>
    private static async Task<IResult> ClaimAsync(string code, long draft, HttpContext http, ApplyDesk desk, CancellationToken ct)
    {
        var form = await FormAsync(http, ct);
        var opened = await desk.OpenAsync(http, code, draft, form?[Applicant.TokenField], ct);
        if (opened is null) return Results.NotFound();
        if (form?["la"].ToString() != "cua-toi")
        {
            Applicant.Forget(http);
            return SeeOther.To(CitizenLinks.Mine);
        }
        var claimed = await desk.ClaimAsync(http, opened.Draft, ct);
        return claimed.IsError ? Refused(http, claimed.Error) : SeeOther.To(CitizenLinks.Draft(code, draft));
    }

    private static async Task<IResult> ForgetAsync(string code, long draft, HttpContext http, ApplyDesk desk, CancellationToken ct)
    {
        var form = await FormAsync(http, ct);
        var opened = await desk.OpenAsync(http, code, draft, form?[Applicant.TokenField], ct);
        if (opened is null) return Results.NotFound();
        await desk.ForgetAsync(opened.Draft, ct);
        return SeeOther.To(CitizenLinks.Mine);
    }

    private static bool ToCheck(HttpContext http) => http.Request.Query["ve"] == "kiem-tra";

    /// <summary>
    /// A form small enough to be typed and of readable characters (no NUL); null for anything else, which is not from our pages.
    /// </summary>
    internal static async Task<IFormCollection?> FormAsync(HttpContext http, CancellationToken ct)
    {
        return http.Request.HasFormContentType ? await http.Request.ReadFormAsync(ct) : null;
    }

    internal static IResult Refused(HttpContext http, Error error)
    {
        OpenProvince.Ui.Refusal.Refuse(http, error);
        return Results.Empty;
    }
}
