using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>Upserts of whole arrays: one statement a table and step.</summary>
internal static class PostgresRows
{
    public static void Write(UnitOfWork work, RowTable table, Dictionary<RowKey, object?[]?> rows)
    {
        var written = rows.Where(row => row.Value is not null).ToArray();
        var deleted = rows.Where(row => row.Value is null).Select(row => row.Key).ToArray();
        if (deleted.Length > 0)
            work.Add($"delete from {table.Name} t using unnest({Params(table.Keys, 1)}) as gone({Names(table.Keys)}) where {Match(table)}",
                [.. table.Keys.Select((column, i) => Column(column, deleted.Select(key => key.Parts[i])))]);
        if (written.Length == 0) return;
        RowColumn[] columns = [.. table.Keys, .. table.Values];
        work.Add($"insert into {table.Name} as t ({Names(columns)}) select * from unnest({Params(columns, 1)}) on conflict ({Names(table.Keys)}) do {Update(table)}",
            [.. columns.Select((column, i) => Column(column, written.Select(row => i < table.Keys.Count ? row.Key.Parts[i] : row.Value![i - table.Keys.Count])))]);
    }

    internal static string Update(RowTable table) => table.Values.Count == 0 ? "nothing" : "update set " + string.Join(", ", table.Values.Select(value =>
        table is SumTable ? $"{value.Name} = t.{value.Name} + excluded.{value.Name}" : $"{value.Name} = excluded.{value.Name}"));

    private static string Match(RowTable table) => string.Join(" and ", table.Keys.Select(key => $"t.{key.Name} = gone.{key.Name}"));

    private static string Names(IEnumerable<RowColumn> columns) => string.Join(", ", columns.Select(column => column.Name));

    private static string Params(IReadOnlyList<RowColumn> columns, int first) =>
        string.Join(", ", columns.Select((column, i) => $"${first + i}::{(column.Kind == ColumnKind.Text ? "text" : "bigint")}[]"));

    private static object Column(RowColumn column, IEnumerable<object?> values) => column.Kind == ColumnKind.Text
        ? values.Select(value => (string?)value).ToArray()
        : values.Select(value => value is null ? (long?)null : Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
}

/// <summary>One prepared upsert a row: the lane runs them without ADO.NET objects.</summary>
internal static class SqliteRows
{
    public static void Write(UnitOfWork work, RowTable table, Dictionary<RowKey, object?[]?> rows)
    {
        RowColumn[] columns = [.. table.Keys, .. table.Values];
        var keys = string.Join(", ", table.Keys.Select(key => key.Name));
        var upsert = $"insert into {table.Name} as t ({string.Join(", ", columns.Select(column => column.Name))}) " +
            $"values ({string.Join(", ", columns.Select((_, i) => $"${i + 1}"))}) on conflict ({keys}) do {PostgresRows.Update(table)}";
        var delete = $"delete from {table.Name} where {string.Join(" and ", table.Keys.Select((key, i) => $"{key.Name} = ${i + 1}"))}";
        foreach (var (key, values) in rows)
        {
            if (values is null) work.Add(delete, key.Parts);
            else work.Add(upsert, [.. key.Parts, .. values]);
        }
    }
}
