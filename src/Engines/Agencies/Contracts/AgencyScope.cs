using System.Collections.Concurrent;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Contracts;

/// <summary>
/// Parts of the province as lists condition by them: agencies under an agency as ids, remembered as long as the directory stays
/// the same.
/// </summary>
public sealed class AgencyScope(IAgencies agencies)
{
    private readonly ConcurrentDictionary<long, (IReadOnlyList<AgencyInfo> Of, long[] Ids)> known = new();

    /// <summary>Every agency there is or was.</summary>
    public long[] All => [.. agencies.All.Select(one => one.Id.Value)];

    /// <summary>The agency and everything below it, closed agencies included; null when that is the whole province.</summary>
    public long[]? Below(AgencyId agency)
    {
        if (agency == agencies.Province.Id) return null;
        if (known.TryGetValue(agency.Value, out var kept) && ReferenceEquals(kept.Of, agencies.All)) return kept.Ids;
        long[] ids = [.. agencies.All.Where(one => one.Id == agency || agencies.IsWithin(one.Id, agency)).Select(one => one.Id.Value)];
        known[agency.Value] = (agencies.All, ids);
        return ids;
    }

    /// <summary>True when the agency lies in the part of the province the actor works from.</summary>
    public bool Covers(Actor actor, AgencyId agency) =>
        actor.Kind == ActorKind.System
            || (actor.Active is { } post && (post.Agency == agency.Value || agencies.IsWithin(agency, new AgencyId(post.Agency))));
}
