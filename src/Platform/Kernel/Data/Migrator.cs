using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace OpenProvince.Kernel;

/// <summary>
/// Brings the schema up to the program: numbered SQL, forward only, each file in its own transaction, under a lock, with
/// a checksum so that a file changed after it ran is named instead of ignored.
/// </summary>
public sealed class Migrator(Database database, IEnumerable<SchemaSource> sources, TimeProvider time)
{
    private const long LockKey = 0x4F50_5343_4845_4D41; // "OPSCHEMA"

    private sealed record Applied(string Module, int Number, string Checksum);

    /// <returns>How many files ran.</returns>
    /// <exception cref="StartupException">The schema is newer than the program, or a file that already ran was changed.</exception>
    public async Task<int> MigrateAsync(CancellationToken ct = default)
    {
        await database.CheckReachableAsync(ct);
        return await database.Writer.ExclusiveAsync(() => MigrateLockedAsync(ct), ct);
    }

    /// <summary>For verbs that only read: the schema must be exactly this program's, and nothing is changed.</summary>
    /// <exception cref="StartupException">The schema is newer, older or changed.</exception>
    /// <exception cref="DbException">There is no schema at all.</exception>
    public async Task CheckAsync(CancellationToken ct = default)
    {
        await using var connection = await database.OpenReadAsync(ct);
        var (applied, steps) = (await AppliedAsync(connection, ct), Steps());
        Check(applied, steps);
        if (steps.FirstOrDefault(step => !applied.ContainsKey((step.Module, step.Number))) is { } missing)
            throw new StartupException(Error.Conflict("kernel.schema-older", ("module", missing.Module), ("number", missing.Number)));
    }

    /// <summary>True when no step ever ran here; changes nothing.</summary>
    /// <exception cref="StartupException">The database cannot be reached.</exception>
    public async Task<bool> IsEmptyAsync(CancellationToken ct = default)
    {
        await database.CheckReachableAsync(ct);
        await using var connection = await database.OpenReadAsync(ct);
        try
        {
            return (await AppliedAsync(connection, ct)).Count == 0;
        }
        catch (DbException e) when (!DatabaseFault.IsOutage(e) && !DatabaseFault.IsDamage(e))
        {
            return true; // there is no such table
        }
    }

    private async Task<int> MigrateLockedAsync(CancellationToken ct)
    {
        await using DbConnection connection = database.Engine == DatabaseEngine.Postgres
            ? await database.OpenSessionAsync(ct)
            : await OpenSqliteAsync(ct);
        if (database.Engine == DatabaseEngine.Postgres) await RunAsync(connection, $"select pg_advisory_lock({LockKey})", ct);
        return await ApplyMissingAsync(connection, ct); // the lock ends with the connection
    }

    private async Task<int> ApplyMissingAsync(DbConnection connection, CancellationToken ct)
    {
        await RunAsync(connection, """
            create table if not exists kernel_schema (
              module text not null, number integer not null, name text not null, checksum text not null, applied_at bigint not null,
              primary key (module, number))
            """, ct);
        var (applied, steps) = (await AppliedAsync(connection, ct), Steps());
        Check(applied, steps);
        var missing = steps.Where(step => !applied.ContainsKey((step.Module, step.Number))).ToArray();
        foreach (var step in missing) await ApplyAsync(connection, step, ct);
        return missing.Length;
    }

    private SchemaStep[] Steps() => [.. sources.SelectMany(source => source.Steps(database.Engine))];

    private static async Task<Dictionary<(string Module, int Number), string>> AppliedAsync(
        DbConnection connection, CancellationToken ct) =>
        (await connection.QueryAsync(
            row => new Applied(row.GetString(0), (int)row.Int(1), row.GetString(2)),
            "select module, number, checksum from kernel_schema", [],
            ct)).ToDictionary(row => (row.Module, row.Number), row => row.Checksum);

    private static void Check(Dictionary<(string Module, int Number), string> applied, SchemaStep[] steps)
    {
        var known = steps.ToDictionary(step => (step.Module, step.Number));
        foreach (var (key, checksum) in applied.OrderBy(row => row.Key))
        {
            if (!known.TryGetValue(key, out var step))
                throw new StartupException(Error.Conflict("kernel.schema-newer", ("module", key.Module), ("number", key.Number)));
            if (step.Checksum != checksum)
                throw new StartupException(
                    Error.Conflict("kernel.schema-changed", ("module", key.Module), ("number", key.Number), ("name", step.Name)));
        }
    }

    private async Task ApplyAsync(DbConnection connection, SchemaStep step, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await RunAsync(connection, step.Sql, ct);
        await using var remember = connection.CreateCommand(
            "insert into kernel_schema (module, number, name, checksum, applied_at) values ($1, $2, $3, $4, $5)",
            step.Module, step.Number, step.Name, step.Checksum, time.Now().Micros);
        remember.Transaction = transaction;
        await remember.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private async Task<DbConnection> OpenSqliteAsync(CancellationToken ct)
    {
        var connection = new SqliteConnection($"Data Source={SqliteFolder.File(database.Target.Folder)};Pooling=False");
        await connection.OpenAsync(ct);
        return connection;
    }

    private static async Task RunAsync(DbConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0; // a large table's new index, or another node that migrates right now
        await command.ExecuteNonQueryAsync(ct);
    }
}
