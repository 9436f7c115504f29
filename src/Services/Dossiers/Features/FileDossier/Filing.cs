using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Dossiers.Features;

/// <summary>What a filing says, whoever makes it and however it comes in.</summary>
internal sealed record Filing
{
    /// <summary>Set by a replay that has to know the id beforehand.</summary>
    public DossierId? Id { get; init; }
    public required string Procedure { get; init; }
    public string? Case { get; init; }
    public required Channel Channel { get; init; }
    /// <summary>The agency whose desk receives it and gives the code.</summary>
    public required AgencyId ReceivedBy { get; init; }
    /// <summary>Where the person stands or calls; null is the receiving agency.</summary>
    public AgencyId? HelpedAt { get; init; }
    /// <summary>Who decides; null finds it by the procedure.</summary>
    public AgencyId? Competent { get; init; }
    public Custody Custody { get; init; } = Custody.Here;
    /// <summary>Null when the signed-in citizen files for themselves.</summary>
    public PersonData? Owner { get; init; }
    /// <summary>Null when the signed-in citizen, or else the owner, submits.</summary>
    public PersonData? Submitter { get; init; }
    /// <summary>The answers of the form as JSON.</summary>
    public string? Answers { get; init; }
    public IReadOnlyList<PaperInput>? Papers { get; init; }
    public RequestKey? Key { get; init; }
    /// <summary>What else belongs into the same transaction: passing uploads to the dossier, closing a draft.</summary>
    public Action<UnitOfWork, DossierId>? Also { get; init; }
}

/// <summary>A filing whose every part was checked.</summary>
internal sealed record CheckedFiling(
    Filing Said, Procedure Procedure, AgencyInfo ReceivedBy, AgencyId HelpedAt, AgencyId Competent, FrontDoor Door,
    PersonData? Owner, PersonData? Submitter, PaperInput[] Papers);
