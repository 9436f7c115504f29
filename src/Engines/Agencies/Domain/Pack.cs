using System.Text.Json;

namespace OpenProvince.Agencies.Domain;

/// <summary>A province as the pack tool wrote it (tools/packs): read once, when an empty database is laid down.</summary>
internal sealed record Pack(
    int Format, string Province, string Name, int AsOf, int Tiers, IReadOnlyList<string> Sources, IReadOnlyList<string> Unofficial,
    PackDemo Demo,
    IReadOnlyList<PackUnit> Units, IReadOnlyList<PackAgency> Agencies, IReadOnlyList<PackSuccession> Successions,
    IReadOnlyList<PackStaff> Staff)
{
    private const string Folder = "packs/";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Packs inside the program.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(Pack).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => Path.GetFileNameWithoutExtension(name)).Order(StringComparer.Ordinal),
    ];

    /// <summary>The pack, or null when the program carries none of that name.</summary>
    public static Pack? Find(string province)
    {
        using var stream = typeof(Pack).Assembly.GetManifestResourceStream($"{Folder}{province}.json");
        return stream is null ? null : JsonSerializer.Deserialize<Pack>(stream, Options);
    }
}

internal sealed record PackDemo(long Commune, long Desk, long Specialist, long Leader, long Clerk, long Admin);

internal sealed record PackUnit(string Code, string Name, int Level, string? Parent, DateOnly From, DateOnly? To, string? Into);

internal sealed record PackAgency(
    long Id, string Slug, string Kind, int Level, string Unit, IReadOnlyList<string> Functions, DateOnly From, DateOnly? To,
    IReadOnlyList<PackName> Names, IReadOnlyList<PackCode> Codes, PackDesk? Desk);

internal sealed record PackName(string Name, string Short, long? Parent, DateOnly From, DateOnly? To);

internal sealed record PackCode(string Code, string? Old, DateOnly From, DateOnly? To);

internal sealed record PackDesk(string Name, string Place);

internal sealed record PackSuccession(long From, long To, DateOnly Day, string Basis);

internal sealed record PackStaff(long Id, string Name, string Title, IReadOnlyList<PackPost> Posts);

internal sealed record PackPost(long Agency, string Role);
