using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Procedures.Data.Catalogue;

internal sealed class ProcedureTitles(ProcedureCatalogue catalogue) : IProcedureTitles
{
    public string TitleOf(string procedure, DateOnly day) => catalogue.Find(procedure, day)?.Title ?? procedure;
}
