using System.Text.Json;
using OpenProvince.Agencies.Contracts;

namespace OpenProvince.Dossiers.Domain.Forms;

/// <summary>
/// Who signed in and files for somebody else is a party through the account; how to reach them about this dossier is what
/// they typed in its form.
/// </summary>
internal static class TypedSubmitter
{
    /// <summary>The person of the form's question, or null when the form was not filled for somebody else.</summary>
    public static PersonData? In(string? answers)
    {
        if (string.IsNullOrEmpty(answers)) return null;
        using var document = AnswerJson.Parse(answers);
        if (document.RootElement.ValueKind is not JsonValueKind.Object) return null;
        if (Of(document, StandardSections.ActingFor) != StandardSections.Other || Of(document, "submitterName") is not { } name)
            return null;
        return new PersonData(PersonKind.Citizen, name, IdentityNumber: Of(document, "submitterIdentity"),
            Phone: Of(document, "submitterPhone"),
            Email: Of(document, "submitterEmail"), Address: Of(document, "submitterAddress"));
    }

    /// <summary>The same over the person who handed the dossier in for its owner; one that was erased stays forgotten.</summary>
    public static Person? Over(Dossier dossier, Person? submitter, string? answers) =>
        submitter is not null && dossier.Submitter != dossier.Owner && In(answers) is { } typed
            ? submitter with { Data = typed with { Phone = typed.Phone ?? submitter.Data.Phone } }
            : submitter;

    private static string? Of(JsonDocument answers, string field) =>
        answers.RootElement.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.String
            && value.GetString() is { Length: > 0 } text ? text : null;
}
