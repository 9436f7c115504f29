using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Domain.Drafts;
using OpenProvince.Dossiers.Features.Citizen;
using OpenProvince.Fields.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.ApplyOnline;

/// <param name="Account">Whose sign-in it is.</param>
/// <param name="Typed">Who the form says files.</param>
internal sealed record OtherAccount(string Account, string Typed, bool ForSomebodyElse);

/// <summary>
/// A draft written under one name and about to be filed under another's sign-in. The account is a party of the dossier, so
/// one of the two is meant; the citizen says which, and every paper carries one name.
/// </summary>
internal sealed class WhoFiles(IActorSource actors, IPersons persons)
{
    public const string Way = "cach", AsAccount = "tai-khoan", ForTyped = "nop-thay";
    private static readonly string[] Parts = ["Name", "Identity", "Phone", "Email", "Address"];

    /// <summary>Null when they are the same person, or nobody has signed in yet.</summary>
    public async Task<OtherAccount?> MismatchAsync(Draft draft, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (actor is not { Kind: ActorKind.Citizen, PersonId: { } id } || draft.Answer("submitterName") is not { Length: > 0 } name)
            return null;
        if (await persons.FindAsync(new PersonId(id), ct) is not { Data: var own }) return null;
        return SamePerson.Is(own, new PersonData(own.Kind, name, IdentityNumber: draft.Answer("submitterIdentity"))) ? null
            : new(own.Name, name, draft.Answer(StandardSections.ActingFor) == StandardSections.Other);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapOwn("/nop-ho-so/{code}/{draft:long}/kiem-tra/nguoi-nop", HandleAsync, BodyKind.Form);

    private static async Task<IResult> HandleAsync(string code, long draft, HttpContext http, ApplyDesk desk, CancellationToken ct)
    {
        if (await ApplyEndpoints.FormAsync(http, ct) is not { } form) return ApplyEndpoints.Refused(http, DoorErrors.FormUnreadable);
        var open = await desk.OpenAsync(http, code, draft, form[Applicant.TokenField], ct);
        if (open is null) return Results.NotFound();
        if (open.Draft.Dossier is not null) return SeeOther.To(CitizenLinks.Check(code, draft));
        var saved = await desk.SaveAsync(Changed(open.Draft, form[Way] == ForTyped), ct);
        // Saved by another tab meanwhile: the check page shows how it stands now.
        if (saved.IsError)
            return saved.Error.Code == KernelErrors.Stale.Code
                ? SeeOther.To(CitizenLinks.Check(code, draft))
                : ApplyEndpoints.Refused(http, saved.Error);
        return SeeOther.To($"{CitizenLinks.Question(code, draft, StandardSections.SubmitterQuestion)}?ve=kiem-tra");
    }

    /// <summary>Who was typed becomes the owner, or is forgotten; the submitter is asked again, filled in from the account.</summary>
    private static Draft Changed(Draft draft, bool forTyped)
    {
        var answers = new Dictionary<string, string>(draft.Answers, StringComparer.Ordinal);
        var typed = new Dictionary<string, string>(draft.Typed, StringComparer.Ordinal);
        foreach (var part in Parts)
        {
            if (answers.Remove($"submitter{part}", out var said) && forTyped) answers[$"owner{part}"] = said;
            typed.Remove($"submitter{part}");
        }
        if (forTyped) answers[StandardSections.ActingFor] = StandardSections.Other;
        return draft with { Answers = answers, Typed = typed };
    }
}
