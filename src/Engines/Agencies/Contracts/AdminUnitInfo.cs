namespace OpenProvince.Agencies.Contracts;

/// <summary>An administrative unit in the national coding, valid for a span of days.</summary>
/// <param name="Code">Two, three or five digits with leading zeros. A code may come back for another unit later.</param>
/// <param name="Name">Full name with its type.</param>
/// <param name="Level">Tier.</param>
/// <param name="Parent">Code of the unit above; null for a province.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; null while it exists.</param>
/// <param name="Successor">Code of the unit that continues it (the largest one when it was split).</param>
public sealed record AdminUnitInfo(
    string Code,
    string Name,
    AgencyLevel Level,
    string? Parent,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    string? Successor);

/// <summary>One agency was continued by another; history stays with the predecessor.</summary>
/// <param name="Predecessor">The agency that ended (or gave work away).</param>
/// <param name="Successor">The agency that continues it.</param>
/// <param name="Day">First day of the successor's responsibility.</param>
/// <param name="LegalBasis">Decision behind it, as written on the page.</param>
public sealed record Succession(AgencyId Predecessor, AgencyId Successor, DateOnly Day, string LegalBasis);
