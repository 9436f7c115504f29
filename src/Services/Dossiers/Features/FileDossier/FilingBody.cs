using System.Text.Json;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>The body of <c>POST /api/dossiers</c>.</summary>
/// <param name="Channel">desk, online, portal or post.</param>
/// <param name="Agency">Code or slug of the receiving agency.</param>
/// <param name="Accept">True: taken in at the counter, filed and accepted in one step.</param>
/// <param name="OccurredAt">With <paramref name="Accept"/>: when a desk working on paper really received it; needs a reason.</param>
/// <param name="Consent">With <paramref name="OccurredAt"/> long past: the code a leader of the agency gave.</param>
internal sealed record FilingBody(
    [property: ApiRequired] string? Procedure = null, string? Case = null, [property: OneOf<Channel>] string? Channel = null,
    [property: ApiRequired] string? Agency = null, string? HelpedAt = null, PersonBody? Owner = null, PersonBody? Submitter = null,
    JsonElement? Answers = null, IReadOnlyList<PaperBody>? Papers = null, bool? Accept = null, DateTimeOffset? OccurredAt = null,
    string? Reason = null,
    string? Consent = null)
{
    public Filing ToFiling(IAgencies agencies, RequestKey? key) => new()
    {
        Procedure = Procedure ?? "",
        Case = Case,
        Channel = ApiNames.Parse<Channel>(Channel) ?? (Accept == true ? Contracts.Channel.Desk : Contracts.Channel.Online),
        ReceivedBy = agencies.Required(Agency),
        HelpedAt = agencies.Optional(HelpedAt),
        Owner = Owner?.ToData(),
        Submitter = Submitter?.ToData(),
        Answers = Answers is { ValueKind: JsonValueKind.Object } answers ? answers.GetRawText() : null,
        Papers = Papers.ToInputs(),
        Key = key,
    };
}

/// <param name="Kind">citizen (default), organisation or business.</param>
internal sealed record PersonBody(
    [property: ApiRequired] string? Name = null, [property: OneOf<PersonKind>] string? Kind = null, DateOnly? BirthDate = null,
    string? IdentityNumber = null,
    string? Phone = null, string? Email = null, string? Address = null, string? Commune = null)
{
    public PersonData ToData() =>
        new(ApiNames.Parse<PersonKind>(Kind) ?? PersonKind.Citizen, Name ?? "", BirthDate, IdentityNumber, Phone, Email, Address, Commune);
}
