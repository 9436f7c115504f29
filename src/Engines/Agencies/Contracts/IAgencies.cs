namespace OpenProvince.Agencies.Contracts;

/// <summary>
/// The agency directory: an immutable picture in memory, replaced as a whole when an agency changes.
/// Every call is a dictionary look-up; none touches the database.
/// </summary>
public interface IAgencies
{
    /// <summary>The province this installation serves.</summary>
    AgencyInfo Province { get; }

    /// <summary>Every agency, closed ones included, in code order.</summary>
    IReadOnlyList<AgencyInfo> All { get; }

    /// <summary>Agencies in office now that run a one-stop desk, in code order.</summary>
    IReadOnlyList<AgencyInfo> Receiving { get; }

    /// <summary>The agency, or null.</summary>
    AgencyInfo? Find(AgencyId id);

    /// <summary>By identifier of either form; of several holders over time, the one valid on the day (else the last one).</summary>
    AgencyInfo? FindByCode(string code, DateOnly? day = null);

    /// <summary>By slug.</summary>
    AgencyInfo? FindBySlug(string slug);

    /// <summary>Agencies in office now with a field of work on a tier, in code order.</summary>
    IReadOnlyList<AgencyInfo> WithFunction(string function, AgencyLevel level);

    /// <summary>Agencies directly below, closed ones included, in code order.</summary>
    IReadOnlyList<AgencyInfo> Children(AgencyId id);

    /// <summary>Agencies above, nearest first, without the agency itself.</summary>
    IReadOnlyList<AgencyId> Ancestors(AgencyId id);

    /// <summary>
    /// Whether the first is the second or stands below it. An agency that ended and goes on in one other counts as below that one: what
    /// it had is there now.
    /// </summary>
    bool IsWithin(AgencyId agency, AgencyId ancestor);

    /// <summary>Full name valid on a day: papers keep the name of their time.</summary>
    string NameAt(AgencyId id, DateOnly day);

    /// <summary>The agency in office on the day, or the one in which it goes on then; null where that is nobody, or several.</summary>
    AgencyInfo? InOffice(AgencyId id, DateOnly day);

    /// <summary>Links to what continues the agency.</summary>
    IReadOnlyList<Succession> Successors(AgencyId id);

    /// <summary>Links to what the agency continues.</summary>
    IReadOnlyList<Succession> Predecessors(AgencyId id);

    /// <summary>The administrative unit of a code, valid on the day (else the last one).</summary>
    AdminUnitInfo? AdminUnit(string code, DateOnly? day = null);

    /// <summary>Communes that exist now, in order of name.</summary>
    IReadOnlyList<AdminUnitInfo> Communes { get; }
}
