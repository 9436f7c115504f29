using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain.Procedures;

namespace OpenProvince.Dossiers.Data.Catalogue;

internal sealed class ProcedureTitles(ProcedureCatalogue catalogue) : IProcedureTitles
{
    public string TitleOf(string procedure, DateOnly day) => catalogue.Find(procedure, day)?.Title ?? procedure;
}
