using System.Security.Cryptography;
using System.Text;
using Npgsql;
using OpenProvince.Backups.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Data;

/// <summary>
/// The places in the log that a cluster keeps for backups. They are the cluster's, not a database's: each carries the name of the
/// database it was made for, so that provinces side by side in one cluster neither share nor drop each other's.
/// </summary>
internal static class Slots
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The one that stands from backup to backup.</summary>
    public static string Standing(string connection) => $"openprovince_backup_{DatabaseOf(connection)}";

    /// <summary>A new one for a single backup.</summary>
    public static string Once(string connection) => OnceOf(connection) + Guid.NewGuid().ToString("N")[..8];

    /// <summary>A killed backup leaves its slot behind; it must not hold the log back for ever. At most one backup of a database runs
    /// at a time, so every such slot of this database is a left one.</summary>
    public static async Task DropLeftAsync(string connection, CancellationToken ct)
    {
        await using var session = await OpenAsync(connection, ct);
        await TryAsync(Drop(session, "starts_with(slot_name, $1)", OnceOf(connection)), ct);
    }

    /// <summary>Lets the log go that a slot holds; one that is gone already is let go.</summary>
    /// <exception cref="StartupException">Somebody still reads from it a minute later.</exception>
    public static async Task DropAsync(string connection, string slot, CancellationToken ct)
    {
        await using var session = await OpenAsync(connection, ct);
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            await TryAsync(Drop(session, "slot_name = $1", slot), ct);
            await using var ask = new NpgsqlCommand("select 1 from pg_replication_slots where slot_name = $1", session)
            {
                Parameters = { new NpgsqlParameter<string> { TypedValue = slot } },
            };
            if (await ask.ExecuteScalarAsync(ct) is null) return;
            // The server notices a moment later that nobody listens any more.
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
                throw new StartupException(BackupErrors.ToolFailed("pg_drop_replication_slot", slot));
            await Task.Delay(100, ct);
        }
    }

    /// <summary>A session of its own: it outlives no pool.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(string connection, CancellationToken ct)
    {
        var session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ToString());
        await session.OpenAsync(ct);
        return session;
    }

    private static NpgsqlCommand Drop(NpgsqlConnection session, string which, string name) =>
        new($"select pg_drop_replication_slot(slot_name) from pg_replication_slots where {which} and not active", session)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = name } },
        };

    /// <summary>Between the look and the drop somebody may have taken it up or dropped it: then the next look says so.</summary>
    private static async Task TryAsync(NpgsqlCommand drop, CancellationToken ct)
    {
        await using (drop)
        {
            try
            {
                await drop.ExecuteNonQueryAsync(ct);
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.ObjectInUse or PostgresErrorCodes.UndefinedObject)
            {
            }
        }
    }

    private static string OnceOf(string connection) => $"openprovince_once_{DatabaseOf(connection)}_";

    /// <summary>What a slot's name may have of a database's name (a-z, 0-9, _), and what tells two such apart.</summary>
    private static string DatabaseOf(string connection)
    {
        var database = new NpgsqlConnectionStringBuilder(connection).Database ?? "";
        var words = new string([.. database.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_').Take(20)]);
        return $"{words}_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(database)))[..8]}";
    }
}
