using System.Data.Common;
using System.Text.RegularExpressions;
using static SQLitePCL.raw;

namespace OpenProvince.Kernel;

/// <summary>The lane's prepared statements, kept by their text and driven without ADO.NET objects per call.</summary>
internal sealed partial class LaneStatements(SQLitePCL.sqlite3 connection) : IDisposable
{
    private const int Most = 2000;
    private readonly Dictionary<string, SQLitePCL.sqlite3_stmt> prepared = new(StringComparer.Ordinal);

    /// <summary>Runs the statements in order; stops at the first refusal. Anything unexpected throws.</summary>
    public Result Execute(WriteSet set)
    {
        foreach (var statement in set.Statements)
        {
            var result = Execute(statement);
            if (result.IsError) return result;
        }
        return Result.Ok;
    }

    public void Dispose()
    {
        foreach (var statement in prepared.Values) sqlite3_finalize(statement);
        prepared.Clear();
    }

    private Result Execute(Statement statement)
    {
        var handle = Prepare(statement.Sql);
        try
        {
            for (var i = 0; i < statement.Args.Count; i++) Bind(handle, i + 1, statement.Args[i].Content);
            var code = sqlite3_step(handle);
            var rows = 0;
            if (code == SQLITE_ROW)
            {
                rows = 1;
                if (statement.Returned is { } returned) returned.Value = Read(handle);
                while (code == SQLITE_ROW) code = sqlite3_step(handle);
            }
            if (code != SQLITE_DONE) return Refusal(statement, code);
            if (statement.NoRow is { } noRow && rows == 0 && sqlite3_changes(connection) == 0) return noRow;
            return Result.Ok;
        }
        finally
        {
            sqlite3_reset(handle);
            sqlite3_clear_bindings(handle);
        }
    }

    private Result Refusal(Statement statement, int code)
    {
        var extended = sqlite3_extended_errcode(connection);
        if (statement.Unique is { } unique && extended is SQLITE_CONSTRAINT_UNIQUE or SQLITE_CONSTRAINT_PRIMARYKEY)
            return unique;
        throw new SqliteStatementException($"{sqlite3_errmsg(connection).utf8_to_string()} — in: {statement.Sql}", code);
    }

    private SQLitePCL.sqlite3_stmt Prepare(string sql)
    {
        if (prepared.TryGetValue(sql, out var known)) return known;
        if (prepared.Count >= Most) Dispose();
        // SQLite numbers $1, $2 by first appearance, like any name; ?1, ?2 are positions, as on PostgreSQL.
        var code = sqlite3_prepare_v2(connection, Positional().Replace(sql, "?${place}"), out var handle);
        if (code != SQLITE_OK)
            throw new SqliteStatementException($"{sqlite3_errmsg(connection).utf8_to_string()} — in: {sql}", code);
        return prepared[sql] = handle;
    }

    private static void Bind(SQLitePCL.sqlite3_stmt handle, int index, object? value)
    {
        var code = value switch
        {
            null => sqlite3_bind_null(handle, index),
            long number => sqlite3_bind_int64(handle, index, number),
            int number => sqlite3_bind_int64(handle, index, number),
            string text => sqlite3_bind_text(handle, index, text),
            byte[] bytes => sqlite3_bind_blob(handle, index, bytes),
            _ => throw new ArgumentException($"A {value.GetType()} is stored on PostgreSQL only", nameof(value)),
        };
        if (code != SQLITE_OK) throw new SqliteStatementException($"bind ${index}", code);
    }

    [GeneratedRegex(@"\$(?<place>\d+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Positional();

    private static object? Read(SQLitePCL.sqlite3_stmt handle) => sqlite3_column_type(handle, 0) switch
    {
        SQLITE_INTEGER => sqlite3_column_int64(handle, 0),
        SQLITE_TEXT => sqlite3_column_text(handle, 0).utf8_to_string(),
        SQLITE_BLOB => sqlite3_column_blob(handle, 0).ToArray(),
        SQLITE_FLOAT => sqlite3_column_double(handle, 0),
        _ => null,
    };
}

/// <summary>A statement SQLite could not run although the lane itself is well: a bug in the statement, not in the disk.</summary>
internal sealed class SqliteStatementException(string message, int code) : DbException($"SQLite {code}: {message}")
{
    public int Code { get; } = code;
}
