using OpenProvince.Fields.Contracts;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Procedures.Domain;

namespace OpenProvince.Procedures.Data.Catalogue;

/// <summary>Reads the form definitions built into the module, with the lists they name.</summary>
internal static class FormReader
{
    private const string List = "Lists.";

    public static FormBuilder ReadAll() => new(CatalogueReader.Files("Forms.")
        .Select(CatalogueReader.Read<OwnForm>).Select(WithLists).ToDictionary(f => f.Procedure, StringComparer.Ordinal),
        CatalogueReader.FeeUnits());

    private static OwnForm WithLists(OwnForm form) => form with
    {
        Sections = FormDefinition.WithLists(
            form.Sections, list => CatalogueReader.Read<List<FieldOption>>(CatalogueReader.Name($"{List}{list}.json"))),
    };
}
