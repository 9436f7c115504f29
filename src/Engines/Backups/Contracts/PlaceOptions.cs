using System.CommandLine;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Contracts;

/// <summary>Where backups lie and which key opens them.</summary>
public sealed class PlaceOptions
{
    private readonly Option<string?> place;
    private readonly Option<string?> key;
    private readonly Option<string?> programs;

    public PlaceOptions(Command command, ITerminal terminal, string placeName, string keyName = "--key")
    {
        place = new(placeName) { Description = terminal["backups.option.backup-place"] };
        key = new(keyName) { Description = terminal["backups.option.backup-key"] };
        programs = new("--pg-bin") { Description = terminal["backups.option.pg-bin"] };
        foreach (var option in new[] { place, key, programs }) command.Options.Add(option);
    }

    public string? Target(ParseResult parsed) => parsed.GetValue(place);

    public bool IsGiven(ParseResult parsed) => Target(parsed) is not null;

    /// <exception cref="StartupException">Place or key is not named.</exception>
    public BackupPlace Read(ParseResult parsed)
    {
        var target = Target(parsed) ?? throw new StartupException(Error.Invalid("backups.no-backup-place", ("option", place.Name)));
        return new(target, parsed.GetValue(key) ?? throw new StartupException(Error.Invalid("backups.no-key")), parsed.GetValue(programs));
    }
}
