using System.CommandLine;
using OpenProvince.Backups.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Server.Verbs;

/// <summary>Where backups lie and which key opens them.</summary>
internal sealed class PlaceOptions
{
    private readonly Option<string?> place;
    private readonly Option<string?> key;
    private readonly Option<string?> programs;

    public PlaceOptions(Command command, Say say, string placeName, string keyName = "--key")
    {
        place = new(placeName) { Description = say["host.option.backup-place"] };
        key = new(keyName) { Description = say["host.option.backup-key"] };
        programs = new("--pg-bin") { Description = say["host.option.pg-bin"] };
        foreach (var option in new[] { place, key, programs }) command.Options.Add(option);
    }

    public string? Target(ParseResult parsed) => parsed.GetValue(place);

    public bool IsGiven(ParseResult parsed) => Target(parsed) is not null;

    /// <exception cref="StartupException">Place or key is not named.</exception>
    public BackupPlace Read(ParseResult parsed)
    {
        var target = Target(parsed) ?? throw new StartupException(Error.Invalid("host.no-backup-place", ("option", place.Name)));
        return new(target, parsed.GetValue(key) ?? throw new StartupException(Error.Invalid("backups.no-key")), parsed.GetValue(programs));
    }
}
