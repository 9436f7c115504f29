using System.Collections.Concurrent;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Contracts;

/// <summary>
/// Parts of the province as lists condition by them: agencies under an agency as ids, remembered as long as the directory stays
/// the same.
/// </summary>
public sealed class AgencyScope(IAgencies agencies)
{
    private readonly ConcurrentDictionary<(long Agency, bool Continued), (IReadOnlyList<AgencyInfo> Of, long[] Ids)> known = new();

    /// <summary>Every agency there is or was.</summary>
    public long[] All => [.. agencies.All.Select(one => one.Id.Value)];

    /// <summary>
    /// The agency with everything below it as the tree has it, without what it continues: where things happened. Null when that is the
    /// whole province.
    /// </summary>
    public long[]? Standing(AgencyId agency) => Ids(agency, continued: false);

    /// <summary>
    /// The agency and everything below it, closed agencies and those it continues included: what may be read from there. Null when that
    /// is the whole province.
    /// </summary>
    public long[]? Below(AgencyId agency) => Ids(agency, continued: true);

    /// <summary>The agency is no longer in office.</summary>
    public bool HasEnded(AgencyId agency) => agencies.Find(agency) is { ValidTo: not null };

    /// <summary>One of the agencies goes on with the work of another one that is not among them.</summary>
    public bool Continues(IReadOnlyCollection<long> ids) =>
        ids.Any(id => agencies.Predecessors(new(id)).Any(link => !ids.Contains(link.Predecessor.Value)));

    /// <summary>True when the agency lies in the part of the province the actor works from.</summary>
    public bool Covers(Actor actor, AgencyId agency) =>
        actor.Kind == ActorKind.System
            || (actor.Active is { } post && (post.Agency == agency.Value || agencies.IsWithin(agency, new AgencyId(post.Agency))));

    private long[]? Ids(AgencyId agency, bool continued)
    {
        if (agency == agencies.Province.Id) return null;
        var key = (agency.Value, continued);
        if (known.TryGetValue(key, out var kept) && ReferenceEquals(kept.Of, agencies.All)) return kept.Ids;
        long[] ids = [.. agencies.All.Where(one => one.Id == agency
            || (continued ? agencies.IsWithin(one.Id, agency) : agencies.Ancestors(one.Id).Contains(agency))).Select(one => one.Id.Value)];
        known[key] = (agencies.All, ids);
        return ids;
    }
}
