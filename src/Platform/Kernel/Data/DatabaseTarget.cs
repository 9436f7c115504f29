using System.Data.Common;
using Npgsql;

namespace OpenProvince.Kernel;

public enum DatabaseEngine
{
    Sqlite,
    Postgres,
}

/// <summary>What a program wants of the data.</summary>
public enum DatabaseAccess
{
    /// <summary>Reads and writes; the folder is made when it is not there.</summary>
    Write,
    /// <summary>Reads only, also while a server writes. A folder that cannot be written is taken as a copy.</summary>
    Read,
    /// <summary>Reads a copy nobody writes: nothing is made beside the files, not even for a moment.</summary>
    Copy,
}

/// <summary>Where a province's data is: a folder (SQLite and files) or a PostgreSQL database; files always live in the folder.</summary>
public sealed record DatabaseTarget(DatabaseEngine Engine, string Folder, string? ConnectionString)
{
    /// <summary>The database of SQLite; files and keys lie beside it.</summary>
    public string SqliteFile => SqliteFolder.File(Folder);

    public DatabaseAccess Access { get; init; }

    public static DatabaseTarget Sqlite(string folder) => new(DatabaseEngine.Sqlite, Path.GetFullPath(folder), null);

    /// <summary>Reads <c>postgres://user:password@host:port/database</c> or a plain Npgsql connection string.</summary>
    public static Result<DatabaseTarget> Postgres(string url, string folder)
    {
        var builder = ShortWaits();
        try
        {
            if (url.StartsWith("postgres://", StringComparison.Ordinal) || url.StartsWith("postgresql://", StringComparison.Ordinal))
                ReadUrl(new Uri(url), builder);
            else
                ReadWords(url, builder);
        }
        catch (Exception e) when (e is UriFormatException or ArgumentException)
        {
            return Error.Invalid("kernel.bad-database-url", ("reason", e.Message));
        }
        // A socket of this machine has no line that could fall silent, and refuses the setting.
        if (builder.Host is ['/' or '@', ..])
            (builder.TcpKeepAlive, builder.TcpKeepAliveTime, builder.TcpKeepAliveInterval) = (false, 0, 0);
        builder.MaxAutoPrepare = 400;
        builder.AutoPrepareMinUsages = 2;
        builder.NoResetOnClose = true;
        builder.Enlist = false;
        builder.ApplicationName ??= "openprovince";
        return new DatabaseTarget(DatabaseEngine.Postgres, Path.GetFullPath(folder), builder.ConnectionString);
    }

    /// <summary>
    /// When the database is gone people must hear it within seconds, not after the driver's 15 to connect and 30 to answer.
    /// What may take longer (migration, rebuild, verify) says so itself. The address may ask for other limits.
    /// </summary>
    private static NpgsqlConnectionStringBuilder ShortWaits() => new()
    {
        Timeout = 5,
        CommandTimeout = 10,
        CancellationTimeout = 1000,
        // A machine that vanished answers nothing at all: the kernel notices it for connections that only listen.
        TcpKeepAlive = true,
        TcpKeepAliveTime = 10,
        TcpKeepAliveInterval = 5,
    };

    private static void ReadWords(string words, NpgsqlConnectionStringBuilder builder)
    {
        var asked = new DbConnectionStringBuilder { ConnectionString = words };
        foreach (string word in asked.Keys) builder[word] = asked[word];
    }

    private static void ReadUrl(Uri uri, NpgsqlConnectionStringBuilder builder)
    {
        builder.Host = uri.Host;
        if (uri.Port > 0) builder.Port = uri.Port;
        builder.Database = Uri.UnescapeDataString(uri.AbsolutePath.Trim('/'));
        var user = uri.UserInfo.Split(':', 2);
        if (user[0].Length > 0) builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length == 2) builder.Password = Uri.UnescapeDataString(user[1]);
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            builder[Uri.UnescapeDataString(parts[0])] = parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "true";
        }
    }
}

/// <summary>The program cannot start; the sentence says what to do. The command line prints it and exits.</summary>
public sealed class StartupException(Error error, Exception? inner = null) : Exception(error.Code, inner)
{
    public Error Error { get; } = error;
}
