using OpenProvince.Dossiers.Domain.Forms;

namespace OpenProvince.Dossiers.Data.Catalogue;

/// <summary>Reads the form definitions built into the module.</summary>
internal static class FormReader
{
    public static FormBuilder ReadAll() => new(CatalogueReader.Files("Forms.")
        .Select(CatalogueReader.Read<OwnForm>).ToDictionary(f => f.Procedure, StringComparer.Ordinal));
}
