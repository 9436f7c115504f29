using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Features.FollowDossier;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// What a paper of a dossier is called, on every page and slip: by the procedure it was filed under, or as an officer wrote it.
/// </summary>
internal sealed class PaperNames(ProcedureCatalogue catalogue)
{
    /// <summary>The version it was filed under; null only when the catalogue lost it.</summary>
    public Procedure? ProcedureOf(Dossier dossier) =>
        catalogue.AllVersions.FirstOrDefault(one => one.Code == dossier.Procedure && one.Version == dossier.ProcedureVersion)
        ?? catalogue.AllVersions.FirstOrDefault(one => one.Code == dossier.Procedure);

    /// <summary>The names of these places, by component.</summary>
    public Dictionary<string, string> OfAll(Dossier dossier, IEnumerable<SupplySlot> slots) =>
        slots.Select(slot => slot.Component).Distinct(StringComparer.Ordinal)
            .ToDictionary(component => component, component => Of(dossier, component), StringComparer.Ordinal);

    public string Of(Dossier dossier, string component) =>
        ProcedureOf(dossier)?.Case(dossier.Case).Components.FirstOrDefault(one => one.Code == component)?.Name ?? component;
}
