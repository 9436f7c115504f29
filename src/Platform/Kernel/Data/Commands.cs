using System.Data.Common;
using Npgsql;

namespace OpenProvince.Kernel;

/// <summary>Reads with the same positional parameters on both databases.</summary>
public static class Commands
{
    /// <summary>A command whose parameters are <c>$1..$n</c> in order. Arrays are for PostgreSQL-only statements.</summary>
    public static DbCommand CreateCommand(this DbConnection connection, string sql, params object?[] args)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < args.Length; i++)
        {
            var parameter = command.CreateParameter();
            if (parameter is not NpgsqlParameter) parameter.ParameterName = $"${i + 1}";
            parameter.Value = args[i] switch
            {
                null => DBNull.Value,
                Instant at => at.Micros,
                Enum name => Convert.ToInt32(name, System.Globalization.CultureInfo.InvariantCulture),
                { } value => value,
            };
            command.Parameters.Add(parameter);
        }
        return command;
    }

    /// <summary>All rows of a query, each made by <paramref name="map"/>.</summary>
    public static async Task<List<T>> QueryAsync<T>(
        this Database database, Func<DbDataReader, T> map, string sql, object?[] args, CancellationToken ct = default)
    {
        await using var connection = await database.OpenReadAsync(ct);
        return await connection.QueryAsync(map, sql, args, ct);
    }

    /// <summary>All rows of a query on a connection already open.</summary>
    public static async Task<List<T>> QueryAsync<T>(
        this DbConnection connection, Func<DbDataReader, T> map, string sql, object?[] args, CancellationToken ct = default)
    {
        await using var command = connection.CreateCommand(sql, args);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct)) rows.Add(map(reader));
        return rows;
    }

    /// <summary>The first row of a query, or the default when there is none.</summary>
    public static async Task<T?> FirstAsync<T>(
        this Database database, Func<DbDataReader, T> map, string sql, object?[] args, CancellationToken ct = default)
    {
        await using var connection = await database.OpenReadAsync(ct);
        await using var command = connection.CreateCommand(sql, args);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? map(reader) : default;
    }

    /// <summary>An integer of any width: SQLite answers 64 bits, PostgreSQL the column's own.</summary>
    public static long Int(this DbDataReader reader, int column) =>
        Convert.ToInt64(reader.GetValue(column), System.Globalization.CultureInfo.InvariantCulture);

    public static long? IntOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.Int(column);

    public static string? TextOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static byte[] Bytes(this DbDataReader reader, int column) => reader.GetFieldValue<byte[]>(column);
}
