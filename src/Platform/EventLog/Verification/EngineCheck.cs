using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>
/// The database engine's own opinion. SQLite: <c>integrity_check</c> and
/// <c>foreign_key_check</c>. PostgreSQL: amcheck over every index of ours where the extension is installed, else a note; damaged
/// pages show when their tables are read.
/// </summary>
public sealed class EngineCheck(Database database)
{
    private const int MostNamed = 20;
    private const string Indexes = """
        select c.oid::bigint, c.relname from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
        where c.relnamespace = current_schema()::regnamespace and a.amname = 'btree' and i.indisready and i.indisvalid order by c.relname
        """;

    public async Task RunAsync(Findings findings, CancellationToken ct)
    {
        try
        {
            await using var connection = await database.OpenReadAsync(ct);
            if (database.Engine == DatabaseEngine.Sqlite) await CheckSqliteAsync(connection, findings, ct);
            else await CheckPostgresAsync(connection, findings, ct);
        }
        catch (DbException e) when (IsDamage(e))
        {
            Say(findings, e.Message);
        }
    }

    /// <summary>True for what an engine says when it meets damaged pages, not when it is away or refuses.</summary>
    public static bool IsDamage(DbException e) => e switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is 11 or 26, // SQLITE_CORRUPT, SQLITE_NOTADB
        PostgresException postgres => postgres.SqlState.StartsWith("XX0", StringComparison.Ordinal),
        _ => false,
    };

    public static void Say(Findings findings, string message) => findings.Add("eventlog.engine-says", ("message", message));

    private static async Task CheckSqliteAsync(DbConnection connection, Findings findings, CancellationToken ct)
    {
        foreach (var line in await ReadAsync(connection, $"pragma integrity_check({MostNamed})", row => row.GetString(0), ct))
            if (line != "ok") Say(findings, line);
        foreach (var line in await ReadAsync(
            connection, "pragma foreign_key_check", row => $"{row.GetString(0)} rowid {row.GetValue(1)} -> {row.GetString(2)}", ct))
            Say(findings, line);
    }

    private static async Task CheckPostgresAsync(DbConnection connection, Findings findings, CancellationToken ct)
    {
        if ((await ReadAsync(connection, "select 1 from pg_extension where extname = 'amcheck'", _ => true, ct)).Count == 0)
        {
            findings.Note("eventlog.no-amcheck");
            return;
        }
        foreach (var (oid, name) in await ReadAsync(connection, Indexes, row => (row.GetInt64(0), row.GetString(1)), ct))
        {
            try
            {
                await ReadAsync(connection, $"select bt_index_check({oid}::oid::regclass)", _ => true, ct);
            }
            catch (PostgresException e) when (IsDamage(e))
            {
                Say(findings, $"{name}: {e.MessageText}");
            }
            catch (PostgresException e)
                when (e.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.UndefinedFunction)
            {
                findings.Note("eventlog.no-amcheck");
                return;
            }
        }
    }

    private static async Task<List<T>> ReadAsync<T>(DbConnection connection, string sql, Func<DbDataReader, T> map, CancellationToken ct)
    {
        await using var command = connection.CreateCommand(sql);
        command.CommandTimeout = 0; // every page of the database
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct)) rows.Add(map(reader));
        return rows;
    }
}
