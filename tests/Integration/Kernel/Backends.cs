using Npgsql;
using OpenProvince.Kernel;

namespace OpenProvince.Integration.Kernel;

/// <summary>The server's side of a program's PostgreSQL connections.</summary>
internal static class Backends
{
    /// <summary>Ends all of them, as an administrator or a restart does; gives back how many there were.</summary>
    public static async Task<long> KillAsync(Database database)
    {
        await using var connection = new NpgsqlConnection(database.Target.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var kill = connection.CreateCommand(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        return (long)(await kill.ExecuteScalarAsync())!;
    }
}
