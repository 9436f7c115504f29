using OpenProvince.Dossiers.Domain.Procedures;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Citizen;

/// <summary>What people look for with a search engine: the procedures in force and the events of life they belong to.</summary>
internal sealed class CatalogueSitemap(ProcedureCatalogue catalogue) : ISitemap
{
    public IEnumerable<string> Addresses(DateOnly today) =>
    [
        CitizenLinks.Home, CitizenLinks.Search, CitizenLinks.Track,
        .. catalogue.LifeEvents.Select(CitizenLinks.LifeEvent),
        .. catalogue.InForce(today).Select(procedure => CitizenLinks.Procedure(procedure.Code)),
    ];
}
