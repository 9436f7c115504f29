using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;

namespace OpenProvince.Dossiers.Features;

/// <summary>Everything a dossier's page shows to somebody who may read it.</summary>
/// <param name="Steps">Newest first.</param>
/// <param name="Acts">Verbs the reader may use now, in the order a page offers them.</param>
internal sealed record DossierDetails(
    DossierRow Row, Dossier Dossier, Person? Owner, Person? Submitter, string? Answers,
    IReadOnlyList<StepLine> Steps, IReadOnlyList<PaperLine> Papers, ResultLine? Result, IReadOnlyList<string> Acts);
