using OpenProvince.Agencies.Contracts;
using OpenProvince.Fields.Contracts;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Dossiers.Domain;

/// <summary>
/// Who signed in and files for somebody else is a party through the account; how to reach them about this dossier is what
/// they typed in its form.
/// </summary>
internal static class TypedSubmitter
{
    /// <summary>The person of the form's question, or null when the form was not filled for somebody else.</summary>
    public static PersonData? In(IReadOnlyDictionary<string, string> answers)
    {
        if (Of(answers, StandardSections.ActingFor) != StandardSections.Other || Of(answers, "submitterName") is not { } name)
            return null;
        return new PersonData(PersonKind.Citizen, name, IdentityNumber: Of(answers, "submitterIdentity"),
            Phone: Of(answers, "submitterPhone"),
            Email: Of(answers, "submitterEmail"), Address: Of(answers, "submitterAddress"));
    }

    /// <summary>The same over the person who handed the dossier in for its owner; one that was erased stays forgotten.</summary>
    public static Person? Over(Dossier dossier, Person? submitter, string? answers) =>
        submitter is not null && dossier.Submitter != dossier.Owner && In(Answers.Read(answers)) is { } typed
            ? submitter with { Data = typed with { Phone = typed.Phone ?? submitter.Data.Phone } }
            : submitter;

    private static string? Of(IReadOnlyDictionary<string, string> answers, string field) =>
        answers.GetValueOrDefault(field) is { Length: > 0 } text ? text : null;
}
