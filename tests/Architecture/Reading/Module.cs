using System.Text.RegularExpressions;

namespace OpenProvince.Architecture.Reading;

internal enum Tier { Platform, Engines, Services, Oversight, Host }

/// <summary>A project under src/. Modules are found on disk, never listed by hand, so a new one is checked from its first file.</summary>
internal sealed partial record Module(Tier Tier, string Name, string Folder)
{
    // The order inside a tier is a decision (ARCHITECTURE.md); a project that is missing here has no place yet and is reported.
    private static readonly string[] Order =
    [
        "Kernel", "EventLog", "Time", "Ui",
        "Agencies", "Files", "Backups", "Deliveries", "Notices", "Fields", "Measures", "Cases", "Procedures", "Workflow", "Payments",
        "Post", "Registries",
    ];

    public string Assembly => Tier is Tier.Host ? "openprovince" : $"OpenProvince.{Name}";

    public string TablePrefix => Name.ToLowerInvariant() + "_";

    public int Place => Array.IndexOf(Order, Name);

    public bool HasPlace => Tier is Tier.Services or Tier.Oversight or Tier.Host || Place >= 0;

    /// <summary>Lower tier, or earlier in the order of the same tier. Services and Oversight have no order among themselves.</summary>
    public bool MayReference(Module other) =>
        Tier != other.Tier ? Tier > other.Tier : Tier is Tier.Platform or Tier.Engines && other.Place < Place;

    public static IReadOnlyList<Module> Discover(IEnumerable<string> paths) =>
    [
        .. paths.Select(path => ProjectPath().Match(path)).Where(match => match.Success)
            .Select(match => new Module(Enum.Parse<Tier>(match.Groups[1].Value), match.Groups[2].Value, match.Groups["folder"].Value))
            .Concat(paths.Where(path => path == "src/Host/Host.csproj").Select(_ => new Module(Tier.Host, "Host", "src/Host")))
            .OrderBy(module => module.Tier).ThenBy(module => module.Place).ThenBy(module => module.Name, StringComparer.Ordinal),
    ];

    public override string ToString() => Name;

    [GeneratedRegex(@"^(?<folder>src/(Platform|Engines|Services|Oversight)/([A-Za-z]+))/\2\.csproj$")]
    private static partial Regex ProjectPath();
}
