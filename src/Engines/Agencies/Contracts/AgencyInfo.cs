namespace OpenProvince.Agencies.Contracts;

/// <summary>One agency as the directory knows it now. Names at another day: <see cref="IAgencies.NameAt"/>.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Slug">Unique, readable, lower case without accents; used in demo commands and tests.</param>
/// <param name="Name">Full official name valid now (or the last one of a closed agency).</param>
/// <param name="ShortName">Name for tables and tiles.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Level">Tier of government.</param>
/// <param name="Parent">Agency above it; null for the province.</param>
/// <param name="Code">Identifier of the form H03.30.21; also the first part of dossier codes.</param>
/// <param name="OldCode">Identifier of the older form 000.21.30.H03; null where that form has no room for it.</param>
/// <param name="AdminUnit">Code of the administrative unit it governs or stands in, with leading zeros.</param>
/// <param name="Functions">Fields of work, see <see cref="AgencyFunctions"/>.</param>
/// <param name="ValidFrom">First day of the agency.</param>
/// <param name="ValidTo">Last day; null while it works.</param>
/// <param name="Desk">Its one-stop desk; null when it receives nothing itself.</param>
public sealed record AgencyInfo(
    AgencyId Id,
    string Slug,
    string Name,
    string ShortName,
    AgencyKind Kind,
    AgencyLevel Level,
    AgencyId? Parent,
    string Code,
    string? OldCode,
    string AdminUnit,
    IReadOnlyList<string> Functions,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    DeskInfo? Desk)
{
    /// <summary>Where people find it now; null when only its desk's place is known.</summary>
    public ContactInfo? Contact { get; init; }

    /// <summary>Whether the agency exists on that day.</summary>
    public bool IsValidOn(DateOnly day) => day >= ValidFrom && (ValidTo is not { } last || day <= last);
}

/// <summary>The one-stop desk of an agency.</summary>
/// <param name="Name">Official name of the desk.</param>
/// <param name="Place">Where people find it.</param>
public sealed record DeskInfo(string Name, string Place);
