using Microsoft.AspNetCore.Http;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Data.Drafts;
using OpenProvince.Dossiers.Domain.Drafts;
using OpenProvince.Dossiers.Features.Citizen;
using OpenProvince.Fields.Contracts;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Dossiers.Features.ApplyOnline;

/// <summary>A draft with its procedure and form.</summary>
/// <param name="Draft">What was answered.</param>
/// <param name="Procedure">In the version it was begun with.</param>
/// <param name="Form">Its questions.</param>
/// <param name="Unclaimed">Written in this browser before anybody signed in: whose it is has to be said before an account sees it.</param>
internal sealed record OpenDraft(Draft Draft, Procedure Procedure, Form Form, bool Unclaimed);

/// <summary>What the pages and posts of the journey share.</summary>
internal sealed class ApplyDesk(
    CitizenGuide guide, DraftStore drafts, Applicant applicant, ApplyForm forms, IFiles files, DossierStore dossiers)
{
    public DateOnly Today => guide.Today;

    /// <summary>What it costs by the answers so far.</summary>
    public string Fee(OpenDraft open) => forms.Fee(open.Procedure, open.Draft);

    /// <summary>The question's hint, with what one unit costs where the fee is counted by the answer.</summary>
    public string? Hint(OpenDraft open, FormQuestion question) =>
        string.Join(". ", new[] { question.Hint, forms.Each(open.Procedure, open.Draft, question) }.Where(text => text is not null)) is
            { Length: > 0 } hint ? hint : null;

    /// <summary>Of everything the check page shows that can change behind it.</summary>
    public string Fingerprint(OpenDraft open) =>
        open.Draft.Fingerprint([open.Procedure.Code, $"{open.Procedure.Version}",
            .. forms.Charges(open.Procedure, open.Draft).Select(one => $"{one.Line.Code}={one.Amount}")]);

    public AgencyInfo? DeskOf(OpenDraft open) => forms.Desk(open.Procedure, open.Draft);

    public async Task<string?> CodeOfAsync(long dossier, CancellationToken ct) =>
        (await dossiers.FindAsync(new DossierId(dossier), ct))?.Code;

    /// <summary>The draft for a post: also its token must be right.</summary>
    public async Task<OpenDraft?> OpenAsync(HttpContext http, string code, long draft, string? token, CancellationToken ct) =>
        Applicant.IsGenuine(http, draft, token) ? await FindAsync(http, code, draft, ct) : null;

    public async Task<OpenDraft?> FindAsync(HttpContext http, string code, long id, CancellationToken ct)
    {
        var reader = await applicant.ReaderAsync(http, ct);
        var draft = await drafts.FindAsync(id, reader, ct);
        if (draft is null || draft.Procedure != code) return null;
        // The version it was begun with, while that is in force; else today's.
        var procedure = guide.Catalogue.AllVersions.FirstOrDefault(
            p => p.Code == code && p.Version == draft.ProcedureVersion && p.Validity.Covers(guide.Today)) ?? guide.Find(code);
        if (procedure is null) return null;
        await guide.ReadyAsync(ct);
        draft = forms.Settled(procedure, await WithoutLostAsync(draft, ct));
        var form = forms.Of(procedure, draft);
        var open = new OpenDraft(draft, procedure, form, reader.Person is not null && draft.Account is null && draft.Dossier is null);
        return draft.Dossier is null
            ? open with { Draft = draft.Rechecked(form.Asked(draft.Answers).Select(q => WithOptions(open, q)), guide.Today) }
            : open;
    }

    /// <summary>A paper whose file went (cleaned up, disk restored from an older copy) must not stop the filing at its end.</summary>
    private async Task<Draft> WithoutLostAsync(Draft draft, CancellationToken ct)
    {
        if (draft.Papers.Count == 0) return draft;
        var there = (await files.OfAsync(DraftStore.OwnerOf(draft.Id), ct)).Select(file => file.Id.Value).ToHashSet();
        return draft with
        {
            Papers = [.. draft.Papers.Where(p => there.Contains(p.File))], Lost = [.. draft.Papers.Where(p => !there.Contains(p.File))]
        };
    }

    /// <summary>The question with the desks of today as its options, so that the choice can be checked like any other.</summary>
    public FormQuestion WithOptions(OpenDraft open, FormQuestion question) => question with
    {
        Fields =
            [.. question.Fields.Select(
                f => f.Type == FieldType.Agency ? f with { Type = FieldType.Select, Options = forms.Options(open.Procedure, f) } : f)],
    };

    public Task<Result> SaveAsync(Draft draft, CancellationToken ct) => drafts.SaveAsync(draft, ct);

    /// <summary>The next question, or check-answers at the end and when the answer was only corrected.</summary>
    public string After(OpenDraft open, string question, bool backToCheck)
    {
        open = open with { Draft = forms.Settled(open.Procedure, open.Draft) };
        var form = forms.Of(open.Procedure, open.Draft);
        var asked = form.Asked(open.Draft.Answers);
        if (backToCheck && open.Draft.FirstOpen(form) is null) return CitizenLinks.Check(open.Procedure.Code, open.Draft.Id);
        var index = asked.ToList().FindIndex(q => q.Code == question);
        var next = backToCheck ? open.Draft.FirstOpen(form) : index + 1 < asked.Count ? asked[index + 1] : null;
        return next is null
            ? CitizenLinks.Check(open.Procedure.Code, open.Draft.Id)
            : CitizenLinks.Question(open.Procedure.Code, open.Draft.Id, next.Code);
    }

    public Task<Result> AddPaperAsync(Draft draft, string component, StoredFile file, CancellationToken ct) =>
        drafts.AddPaperAsync(draft, component, file, ct);

    public async Task<Result> RemovePaperAsync(Draft draft, long file, CancellationToken ct)
    {
        var removed = await drafts.RemovePaperAsync(draft, file, ct);
        if (!removed.IsError) await files.DeleteAsync(new FileId(file), DraftStore.OwnerOf(draft.Id), ct);
        return removed;
    }

    /// <summary>The account that is signed in says the draft is its own.</summary>
    public async Task<Result> ClaimAsync(HttpContext http, Draft draft, CancellationToken ct) =>
        await drafts.ClaimAsync(draft.Id, await applicant.ReaderAsync(http, ct), ct);

    public async Task ForgetAsync(Draft draft, CancellationToken ct)
    {
        foreach (var paper in draft.Papers) await files.DeleteAsync(new FileId(paper.File), DraftStore.OwnerOf(draft.Id), ct);
        await drafts.DeleteAsync(draft, ct);
    }
}
