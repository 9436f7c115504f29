using System.Data.Common;
using OpenProvince.Dossiers.Domain;

namespace OpenProvince.Dossiers.Data;

/// <summary>Rows of <see cref="DossierSql.Select"/> for lists: whoever acts reads a dossier with its duties.</summary>
internal static class DossierReader
{
    public static Dossier Read(DbDataReader row) => Dossier.Map.Read(row, NoDuties.Instance);
}
