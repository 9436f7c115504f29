using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using OpenProvince.Kernel;

namespace OpenProvince.Integration.Kernel;

/// <summary>Compares what EF Core believes with the tables the numbered SQL made.</summary>
internal static class MappingComparison
{
    /// <returns>A line for every table, column or nullability that differs.</returns>
    public static async Task<IReadOnlyList<string>> FindAsync(DbContext context, Database database)
    {
        var findings = new List<string>();
        foreach (var entity in context.Model.GetEntityTypes())
        {
            if (StoreObjectIdentifier.Create(entity, StoreObjectType.Table) is not { } table)
            {
                findings.Add($"{entity.Name} maps to no table");
                continue;
            }
            var columns = (await ColumnsAsync(database, table.Name)).ToDictionary(
                column => column.Name, column => column.Nullable, StringComparer.Ordinal);
            if (columns.Count == 0) findings.Add($"{table.Name} does not exist");
            else foreach (var property in entity.GetProperties()) Compare(property, table, columns, findings);
        }
        return findings;
    }

    private static void Compare(IProperty property, StoreObjectIdentifier table, Dictionary<string, bool> columns, List<string> findings)
    {
        var name = property.GetColumnName(table);
        if (name is null || !columns.TryGetValue(name, out var nullable))
            findings.Add($"{table.Name}.{name ?? property.Name} does not exist");
        else if (nullable != property.IsColumnNullable(table))
            findings.Add($"{table.Name}.{name} is {(nullable ? "null" : "not null")} in the database only");
    }

    private static async Task<IReadOnlyList<(string Name, bool Nullable)>> ColumnsAsync(
        Database database, string table) => await database.QueryAsync(
        row => (row.GetString(0), row.Int(1) == 1),
        database.Engine == DatabaseEngine.Postgres
            ? "select column_name, case is_nullable when 'YES' then 1 else 0 end from information_schema.columns where table_schema = " +
                "'public' and table_name = $1"
            : "select name, case when \"notnull\" = 0 and pk = 0 then 1 else 0 end from pragma_table_info($1)",
        [table]);
}
