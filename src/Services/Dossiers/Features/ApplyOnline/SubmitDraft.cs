using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data.Drafts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Features.Citizen;
using OpenProvince.Fields.Contracts;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.ApplyOnline;

/// <summary>
/// Files the draft. The draft's id is the idempotency key, and draft, files and dossier change hands in one transaction:
/// sent twice, or by two tabs at once, it is one dossier and the same receipt.
/// </summary>
internal static class SubmitDraft
{
    /// <summary>The fingerprint of what the page showed.</summary>
    public const string PrintField = "noi-dung";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapOwn("/nop-ho-so/{code}/{draft:long}/kiem-tra/nop", HandleAsync, BodyKind.Form).WithMetadata(FilesDossier.Mark);

    private static async Task<IResult> HandleAsync(string code, long draft, HttpContext http, ApplyDesk desk, Submission submission,
        WhoFiles who, IActorSource actors, CancellationToken ct)
    {
        if (await ApplyEndpoints.FormAsync(http, ct) is not { } form) return ApplyEndpoints.Refused(http, DoorErrors.FormUnreadable);
        var open = await desk.OpenAsync(http, code, draft, form[Applicant.TokenField], ct);
        if (open is null) return Results.NotFound();
        var check = CitizenLinks.Check(code, draft);
        // Also after a first submission: the page there leads to the receipt.
        if (open.Draft.Dossier is not null) return SeeOther.To(check);
        if (open.Unclaimed) return SeeOther.To(CitizenLinks.Claim(code, draft));
        if (open.Draft.FirstOpen(open.Form) is { } missing)
            return SeeOther.To(CitizenLinks.Question(code, draft, missing.Code));
        var actor = await actors.CurrentAsync(ct);
        if (actor.Kind != ActorKind.Citizen) return SeeOther.To(AgencyLinks.SignIn(check));
        // What was declared is what is filed: changed in another tab, it is shown again and declared again.
        if (form[PrintField].ToString() != desk.Fingerprint(open))
            return SeeOther.To($"{check}?loi={DossierErrors.DraftChanged.Code}");
        if (await who.MismatchAsync(open.Draft, ct) is not null) return SeeOther.To(check);
        if (form["cam-doan"].ToString() != "true") return SeeOther.To($"{check}?chua-cam-doan=1");
        var filed = await submission.FileAsync(open, actor, ct);
        if (!filed.IsError) return SeeOther.To(CitizenLinks.Receipt(filed.Value.Code!));
        return Refused(http, open, filed.Error, check);
    }

    /// <summary>Back to the question of the refused field, to the sentence above the answers, or to a page of its own.</summary>
    private static IResult Refused(HttpContext http, OpenDraft open, Error error, string check)
    {
        // Its file went between opening and filing: opened again, the draft knows and asks for it.
        if (error.Code is "files.not-found" or "dossiers.file-unknown")
            return SeeOther.To(CitizenLinks.Draft(open.Procedure.Code, open.Draft.Id));
        foreach (var one in error.Each())
        {
            if (SubmitFailures.FieldOf(one) is { } field
                && open.Form.Asked(open.Draft.Answers).FirstOrDefault(q => q.Fields.Any(f => f.Code == field)) is { } question)
                return SeeOther.To(
                    $"{CitizenLinks.Question(open.Procedure.Code, open.Draft.Id, question.Code)}?ve=kiem-tra&sua={field}");
        }
        return SubmitFailures.Knows(error)
            ? SeeOther.To($"{check}?loi={Uri.EscapeDataString(error.Code)}")
            : ApplyEndpoints.Refused(http, error);
    }
}

/// <summary>Makes a filing of a whole draft.</summary>
internal sealed class Submission(FileDossier.Handler handler, DraftStore drafts, ApplyForm forms, IPersons persons)
{
    public async Task<Result<Filed>> FileAsync(OpenDraft open, Actor actor, CancellationToken ct)
    {
        var (draft, id) = (open.Draft, new DossierId(Ids.Next()));
        if (forms.Desk(open.Procedure, draft) is not { } desk) return DossierErrors.AgencyUnknown;
        var forOther = draft.Answer(StandardSections.ActingFor) == StandardSections.Other;
        // For somebody else the account is the party; what was typed about who files is read from the answers (TypedSubmitter).
        var submitter = forOther ? null : await OwnAsync(Person(draft.Answers, "submitter"), actor, ct);
        var key = string.Create(CultureInfo.InvariantCulture, $"draft-{draft.Id}");
        return await handler.HandleAsync(new(new Filing
        {
            Id = id,
            Procedure = draft.Procedure,
            Case = open.Form.Decides is null ? draft.Answer(StandardSections.Case) : null,
            Channel = Channel.Online,
            ReceivedBy = desk.Id,
            Owner = forOther ? Person(draft.Answers, "owner") : null,
            Submitter = submitter,
            // What an older form asked and this one does not know is not part of what is filed.
            Answers = JsonSerializer.Serialize(draft.Answers.Where(answer => open.Form.Knows(answer.Key)).ToDictionary()),
            Papers =
                [.. draft.Papers.Select(
                    p => new PaperInput(p.Component, Photocopies: 1, File: p.File) { Box = DraftStore.OwnerOf(draft.Id) })],
            // In the handler's own transaction, after the key: a twin waits at the key and touches nothing of this.
            Also = (_, dossier) => drafts.Filed(draft, dossier.Value),
            Key = new RequestKey(key, SHA256.HashData(Encoding.ASCII.GetBytes(key))),
        }), actor, ct);
    }

    /// <summary>
    /// Who files for themselves is the account's person under the account's name. Who only confirmed what the account says needs
    /// no second row; another phone or address for this dossier is one.
    /// </summary>
    private async Task<PersonData?> OwnAsync(PersonData said, Actor actor, CancellationToken ct)
    {
        if (actor.PersonId is not { } id || await persons.FindAsync(new PersonId(id), ct) is not { Data: var own }) return said;
        var known = own with { Kind = PersonKind.Citizen, BirthDate = null, Commune = null };
        var named = said with { Name = own.Name, IdentityNumber = own.IdentityNumber ?? said.IdentityNumber };
        return named == known ? null : named;
    }

    private static PersonData Person(IReadOnlyDictionary<string, string> answers, string who) => new(
        PersonKind.Citizen, answers[$"{who}Name"],
        IdentityNumber: Or(answers, $"{who}Identity"), Phone: Or(answers, $"{who}Phone"), Email: Or(answers, $"{who}Email"),
        Address: Or(answers, $"{who}Address"));

    private static string? Or(IReadOnlyDictionary<string, string> answers, string field) =>
        answers.GetValueOrDefault(field) is { Length: > 0 } value ? value : null;
}
