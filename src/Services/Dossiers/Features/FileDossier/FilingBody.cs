using System.Text.Json;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>The body of <c>POST /api/dossiers</c>.</summary>
/// <param name="Channel">desk, online, portal or post.</param>
/// <param name="Agency">Code or slug of the receiving agency.</param>
/// <param name="Accept">True: taken in at the counter, filed and accepted in one step.</param>
/// <param name="OccurredAt">With <paramref name="Accept"/>: when a desk working on paper really received it; needs a reason.</param>
internal sealed record FilingBody(
    string? Procedure, string? Case, string? Channel, string? Agency, string? HelpedAt, PersonBody? Owner, PersonBody? Submitter,
    JsonElement? Answers, IReadOnlyList<PaperInput>? Papers, bool? Accept, DateTimeOffset? OccurredAt, string? Reason)
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
        Papers = Papers,
        Key = key,
    };
}

/// <param name="Kind">citizen (default), organisation or business.</param>
internal sealed record PersonBody(
    string? Name, string? Kind, DateOnly? BirthDate, string? IdentityNumber, string? Phone, string? Email, string? Address, string? Commune)
{
    public PersonData ToData() => new(ApiNames.Parse<PersonKind>(Kind) ?? PersonKind.Citizen, Name ?? "", BirthDate, IdentityNumber, Phone, Email, Address, Commune);
}
