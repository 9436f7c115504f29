using System.Globalization;
using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>The SQL both engines share.</summary>
internal static class RowSql
{
    public static RowColumn[] Columns(RowTable table) => [.. table.Keys, .. table.Values];

    public static string Names(IEnumerable<RowColumn> columns) => string.Join(", ", columns.Select(column => column.Name));

    public static string OnConflict(RowTable table) => $"on conflict ({Names(table.Keys)}) do " +
        (table.Values.Count == 0 ? "nothing" : "update set " +
        string.Join(", ",
            table.Values.Select(value => table is SumTable
                ? $"{value.Name} = t.{value.Name} + excluded.{value.Name}"
                : $"{value.Name} = excluded.{value.Name}")));

    public static long? Number(object? value) => value is null ? null : Convert.ToInt64(value, CultureInfo.InvariantCulture);
}

/// <summary>Upserts of whole arrays: one statement a table and step.</summary>
internal static class PostgresRows
{
    public static void Add(UnitOfWork work, SumTable table, Dictionary<RowKey, long[]> rows)
    {
        if (rows.Count == 0) return;
        var keys = rows.Keys.ToArray();
        var sums = rows.Values.ToArray();
        work.Add(
            Upsert(table), [.. KeyArrays(table, keys), .. table.Values.Select((_, i) => (SqlValue)Array.ConvertAll(sums, sum => sum[i]))]);
    }

    public static void Set(UnitOfWork work, SetTable table, Dictionary<RowKey, object?[]?> rows)
    {
        var deleted = rows.Where(row => row.Value is null).Select(row => row.Key).ToArray();
        if (deleted.Length > 0)
            work.Add(
                $"delete from {table.Name} t using unnest({Params(table.Keys)}) as gone({RowSql.Names(table.Keys)}) where {Match(table)}",
                KeyArrays(table, deleted));
        var written = rows.Where(row => row.Value is not null).ToArray();
        if (written.Length == 0) return;
        var values = table.Values.Select((column, i) => ValueArray(column, written.Select(row => row.Value![i])));
        work.Add(Upsert(table), [.. KeyArrays(table, [.. written.Select(row => row.Key)]), .. values]);
    }

    private static string Upsert(RowTable table)
    {
        var columns = RowSql.Columns(table);
        return $"insert into {table.Name} as t ({RowSql.Names(columns)}) select * from unnest({Params(columns)}) " +
            $"{RowSql.OnConflict(table)}";
    }

    private static string Match(RowTable table) => string.Join(" and ", table.Keys.Select(key => $"t.{key.Name} = gone.{key.Name}"));

    private static string Params(IReadOnlyList<RowColumn> columns) =>
        string.Join(", ", columns.Select((column, i) => $"${i + 1}::{(column.Kind == ColumnKind.Text ? "text" : "bigint")}[]"));

    private static SqlValue[] KeyArrays(RowTable table, RowKey[] keys) => [.. table.Keys.Select((column, i) =>
    {
        var place = RowKey.Place(table, i);
        return column.Kind == ColumnKind.Text
            ? (SqlValue)Array.ConvertAll(keys, key => key.Text(place))
            : Array.ConvertAll(keys, key => key.Number(place));
    })];

    private static SqlValue ValueArray(RowColumn column, IEnumerable<object?> values) => column.Kind == ColumnKind.Text
        ? values.Select(value => (string?)value).ToArray()
        : values.Select(RowSql.Number).ToArray();
}

/// <summary>One prepared upsert a row: the lane runs them without ADO.NET objects.</summary>
internal static class SqliteRows
{
    public static void Add(UnitOfWork work, SumTable table, Dictionary<RowKey, long[]> rows)
    {
        var (upsert, key) = (Upsert(table), new KeyParts(table));
        foreach (var (at, deltas) in rows)
        {
            var args = key.Args(at, deltas.Length);
            for (var i = 0; i < deltas.Length; i++) args[table.Keys.Count + i] = deltas[i];
            work.Add(upsert, args);
        }
    }

    public static void Set(UnitOfWork work, SetTable table, Dictionary<RowKey, object?[]?> rows)
    {
        var (upsert, key) = (Upsert(table), new KeyParts(table));
        var delete =
            $"delete from {table.Name} where {string.Join(" and ", table.Keys.Select((column, i) => $"{column.Name} = ${i + 1}"))}";
        foreach (var (at, values) in rows)
        {
            var args = key.Args(at, values?.Length ?? 0);
            for (var i = 0; i < values?.Length; i++)
                args[table.Keys.Count + i] = table.Values[i].Kind == ColumnKind.Text ? (string?)values[i] : RowSql.Number(values[i]);
            work.Add(values is null ? delete : upsert, args);
        }
    }

    private static string Upsert(RowTable table)
    {
        var columns = RowSql.Columns(table);
        return $"insert into {table.Name} as t ({RowSql.Names(columns)}) values " +
            $"({string.Join(", ", columns.Select((_, i) => $"${i + 1}"))}) {RowSql.OnConflict(table)}";
    }

    private readonly struct KeyParts(RowTable table)
    {
        private readonly (bool Text, int Place)[] parts =
            [.. table.Keys.Select((key, i) => (key.Kind == ColumnKind.Text, RowKey.Place(table, i)))];

        public SqlValue[] Args(in RowKey key, int more)
        {
            var args = new SqlValue[parts.Length + more];
            for (var i = 0; i < parts.Length; i++) args[i] = parts[i].Text ? key.Text(parts[i].Place) : key.Number(parts[i].Place);
            return args;
        }
    }
}
