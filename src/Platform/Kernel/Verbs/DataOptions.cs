using System.CommandLine;

namespace OpenProvince.Kernel;

/// <summary>
/// Where the data is. The database's address may hold a password, so it has two ways that no other account of the machine sees.
/// </summary>
public sealed class DataOptions
{
    /// <summary>The address of the database, where neither <c>--db</c> nor <c>--db-file</c> names one.</summary>
    public const string Variable = "OPENPROVINCE_DB";

    private readonly Option<string> data;
    private readonly Option<string?> db;
    private readonly Option<string?> dbFile;

    public DataOptions(Command command, ITerminal terminal)
    {
        data = new("--data") { Description = terminal["kernel.option.data"], DefaultValueFactory = _ => "data" };
        db = new("--db") { Description = terminal["kernel.option.db"] };
        dbFile = new("--db-file") { Description = terminal["kernel.option.db-file"] };
        command.Options.Add(data);
        command.Options.Add(db);
        command.Options.Add(dbFile);
    }

    public string Folder(ParseResult parsed) => parsed.GetValue(data)!;

    /// <exception cref="StartupException">The address is wrong or its file cannot be used.</exception>
    public DatabaseTarget Read(ParseResult parsed, ITerminal terminal)
    {
        var (folder, typed, file) = (Folder(parsed), parsed.GetValue(db), parsed.GetValue(dbFile));
        if (typed is not null && file is not null) throw new StartupException(Error.Invalid("kernel.two-databases"));
        var address = typed ?? (file is null ? Environment.GetEnvironmentVariable(Variable) : ReadFile(file));
        if (string.IsNullOrWhiteSpace(address)) return DatabaseTarget.Sqlite(folder);
        var target = DatabaseTarget.Postgres(address.Trim(), folder);
        if (target.IsError) throw new StartupException(target.Error);
        if (typed is not null && new Npgsql.NpgsqlConnectionStringBuilder(target.Value.ConnectionString).Password is { Length: > 0 })
            terminal.Error(Error.Invalid("kernel.password-seen", ("variable", Variable)));
        return target.Value;
    }

    private static string ReadFile(string path)
    {
        try
        {
            if (PrivateFolder.IsOpen(path)) throw new StartupException(Error.Invalid("kernel.db-file-open", ("path", path)));
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(Error.Invalid("kernel.db-file-unreadable", ("path", path), ("reason", e.Message)), e);
        }
    }
}
