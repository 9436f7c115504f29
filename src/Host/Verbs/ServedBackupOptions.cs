using System.CommandLine;
using OpenProvince.Backups.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Server.Verbs;

/// <summary>Backups a server takes by itself, and how old the last one may be.</summary>
internal sealed class ServedBackupOptions
{
    private static readonly TimeSpan DefaultAge = TimeSpan.FromMinutes(15);
    private readonly PlaceOptions place;
    private readonly Option<int> every;
    private readonly Option<int?> keep;
    private readonly Option<int?> age;

    public ServedBackupOptions(Command command, Say say)
    {
        place = new(command, say, "--backup-to", "--backup-key");
        every = new("--backup-every") { Description = say["host.option.backup-every"], DefaultValueFactory = _ => 60 };
        keep = new("--backup-keep") { Description = say["host.option.backup-keep"] };
        age = new("--backup-max-age") { Description = say["host.option.backup-max-age"] };
        foreach (var option in new Option[] { every, keep, age }) command.Options.Add(option);
    }

    /// <summary>Null takes none.</summary>
    /// <exception cref="StartupException">An option is wrong.</exception>
    public BackupSchedule? Schedule(ParseResult parsed)
    {
        if (!place.IsGiven(parsed)) return null;
        if (parsed.GetValue(every) is < 1 or > 86_400) throw new StartupException(Error.Invalid("host.backup-every-wrong"));
        if (parsed.GetValue(keep) is < 1) throw new StartupException(Error.Invalid("backups.keep-wrong"));
        return new(place.Read(parsed), TimeSpan.FromSeconds(parsed.GetValue(every)), parsed.GetValue(keep));
    }

    /// <summary>Null says nothing.</summary>
    public TimeSpan? MaxAge(ParseResult parsed) =>
        parsed.GetValue(age) is { } minutes ? TimeSpan.FromMinutes(minutes) : place.IsGiven(parsed) ? DefaultAge : null;
}
