using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace OpenProvince.Kernel;

/// <summary>
/// The province's database: connections for reads, one <see cref="Writer"/> for writes. SQLite is WAL with
/// synchronous=FULL, so an acknowledged command survives a power cut.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    // A machine that vanished says no goodbye: PostgreSQL would keep its session, and the lock it holds, for two hours.
    private const string NoticeSoon = """
        set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3; set tcp_user_timeout = 25000
        """;

    private readonly NpgsqlDataSource? postgres;
    private readonly SqliteLane? lane;
    private readonly string? sqliteRead;
    private readonly string? sqliteWrite;

    public Database(DatabaseTarget target, SqliteLaneOptions? laneOptions = null, ILogger<Database>? logger = null)
    {
        logger ??= NullLogger<Database>.Instance;
        Target = target;
        if (target.Access == DatabaseAccess.Write) SqliteFolder.Prepare(target.Folder); // files and keys live there on either engine
        if (target.Engine == DatabaseEngine.Postgres)
        {
            // A refusal has to name its statement: without this a unique conflict is an error nobody can read.
            postgres =
                NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(target.ConnectionString) { IncludeFailedBatchedCommand = true });
            Writer = new PostgresWriter(postgres, Committed, logger);
            return;
        }
        var file = SqliteFolder.File(target.Folder);
        sqliteWrite = new SqliteConnectionStringBuilder
        {
            DataSource = file, Mode = SqliteOpenMode.ReadWriteCreate, DefaultTimeout = 30
        }.ToString();
        sqliteRead = new SqliteConnectionStringBuilder
        {
            DataSource = SqliteFolder.Source(target), Mode = SqliteOpenMode.ReadOnly, DefaultTimeout = 30
        }.ToString();
        Writer = lane = new SqliteLane(target.Folder, laneOptions ?? new(), Committed, logger);
    }

    public DatabaseTarget Target { get; }

    public DatabaseEngine Engine => Target.Engine;

    public IWriter Writer { get; }

    /// <summary>Pulsed after every commit that appended events.</summary>
    public CommitSignal Committed { get; } = new();

    /// <summary>The PostgreSQL pool; for engine-specific platform code only.</summary>
    public NpgsqlDataSource Postgres => postgres ?? throw new InvalidOperationException("Not on PostgreSQL");

    /// <summary>
    /// A PostgreSQL connection outside the pool, for session state: its locks and settings end with it instead of waiting
    /// for whoever takes the connection next. When this machine vanishes the server ends it within half a minute.
    /// </summary>
    public async Task<NpgsqlConnection> OpenSessionAsync(CancellationToken ct = default)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Target.ConnectionString)
        {
            Pooling = false, CommandTimeout = 300
        }.ToString());
        try
        {
            await connection.OpenAsync(ct);
            await using var watch = new NpgsqlCommand(NoticeSoon, connection);
            await watch.ExecuteNonQueryAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>An open connection for reads. SQLite refuses writes on it: they belong to the lane.</summary>
    public async ValueTask<DbConnection> OpenReadAsync(CancellationToken ct = default)
    {
        if (postgres is not null) return await postgres.OpenConnectionAsync(ct);
        var connection = new SqliteConnection(sqliteRead);
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Points an EF context here. Its reads are free; its SaveChanges must run inside <see cref="IWriter.ExclusiveAsync"/>.
    /// </summary>
    public void Configure(DbContextOptionsBuilder options)
    {
        if (postgres is not null) options.UseNpgsql(postgres);
        else options.UseSqlite(sqliteWrite);
    }

    /// <exception cref="StartupException">The database cannot be reached or the folder cannot be written.</exception>
    public async Task CheckReachableAsync(CancellationToken ct = default)
    {
        try
        {
            if (lane is not null) await lane.StartAsync();
            await using var connection = await OpenReadAsync(ct);
        }
        catch (DbException e) when (DatabaseFault.IsDamage(e))
        {
            throw new StartupException(Error.Conflict("kernel.database-damaged", ("reason", e.Message)), e);
        }
        catch (DbException e)
        {
            throw new StartupException(Error.Unavailable("kernel.database-unreachable", ("reason", e.Message)), e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (lane is not null)
        {
            await lane.DisposeAsync();
            SqliteConnection.ClearPool(new SqliteConnection(sqliteRead));
            SqliteConnection.ClearPool(new SqliteConnection(sqliteWrite));
        }
        if (postgres is not null) await postgres.DisposeAsync();
    }
}
