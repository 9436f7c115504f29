using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;

namespace OpenProvince.Dossiers.Features;

/// <summary>Everything a dossier's page shows to somebody who may read it.</summary>
/// <param name="Steps">Newest first.</param>
/// <param name="Acts">Verbs the reader may use now, in the order a page offers them.</param>
internal sealed record DossierDetails(
    DossierRow Row, Dossier Dossier, Person? Owner, Person? Submitter, string? Answers,
    IReadOnlyList<StepLine> Steps, IReadOnlyList<PaperLine> Papers, ResultLine? Result, IReadOnlyList<string> Acts)
{
    /// <summary>
    /// Who handed it in for the owner; null when that is the owner, whatever phone or address they gave for this dossier.
    /// </summary>
    public Person? OtherSubmitter => Submitter is { } other && Dossier.Submitter != Dossier.Owner
        && (Owner is null || !SamePerson.Is(Owner.Data, other.Data)) ? other : null;

    /// <summary>How the owner is reached: as written for this dossier where they filed it themselves.</summary>
    public PersonData? Contact => OtherSubmitter is null ? Submitter?.Data ?? Owner?.Data : Owner?.Data;

    /// <summary>The one name that stands below what the submitter signs.</summary>
    public string SubmitterName => OtherSubmitter?.Data.Name ?? Row.OwnerName;
}
