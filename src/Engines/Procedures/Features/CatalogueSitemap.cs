using OpenProvince.Procedures.Contracts;
using OpenProvince.Ui;

namespace OpenProvince.Procedures.Features;

/// <summary>What people look for with a search engine: the procedures in force and the events of life they belong to.</summary>
internal sealed class CatalogueSitemap(ProcedureCatalogue catalogue) : ISitemap
{
    public IEnumerable<string> Addresses(DateOnly today) =>
    [
        ProcedureLinks.Home, ProcedureLinks.Search,
        .. catalogue.LifeEvents.Select(ProcedureLinks.LifeEvent),
        .. catalogue.InForce(today).Select(procedure => ProcedureLinks.Procedure(procedure.Code)),
    ];
}
