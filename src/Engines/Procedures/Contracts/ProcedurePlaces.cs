using System.Collections.Concurrent;
using OpenProvince.Agencies.Contracts;

namespace OpenProvince.Procedures.Contracts;

/// <summary>Where a procedure is handed in and who decides it, answered from the directory in memory.</summary>
public sealed class ProcedurePlaces(IAgencies agencies)
{
    private (IReadOnlyList<AgencyInfo> Of, DateOnly LastDistrictDay)? districts;
    private DesksOfDay desksKnown = new([], default);

    /// <summary>
    /// Desks where people file it: of the level that decides; a department's own desk, or where it has none the province's centre.
    /// </summary>
    public IReadOnlyList<AgencyInfo> Desks(Procedure procedure, DateOnly day)
    {
        // Asked at each filing: the answer of a day changes with the directory only.
        var desks = desksKnown;
        if (desks.Day != day || !ReferenceEquals(desks.Of, agencies.All)) desksKnown = desks = new DesksOfDay(agencies.All, day);
        return desks.Found.GetOrAdd((procedure.Code, procedure.Version), _ => FindDesks(procedure, day));
    }

    private IReadOnlyList<AgencyInfo> FindDesks(Procedure procedure, DateOnly day)
    {
        var competence = procedure.CompetentIn(TiersOn(day));
        var level = Level(competence.Level);
        var desks = agencies.Receiving.Where(one => one.Level == level && one.IsValidOn(day)).ToList();
        if (competence.Function is { } function && desks.Where(one => one.Functions.Contains(function)).ToList() is { Count: > 0 } own)
            desks = own;
        else if (level == AgencyLevel.Province
            && desks.Where(one => one.Kind is AgencyKind.ServiceCentre).ToList() is { Count: > 0 } centres)
            desks = centres;
        return desks.Count > 0 ? desks : agencies.Receiving;
    }

    /// <summary>
    /// Whether a desk takes it in: it is one of its desks, it decides itself, or it is the centre that takes everything of the province.
    /// </summary>
    public bool Takes(Procedure procedure, AgencyInfo desk, DateOnly day)
    {
        if (desk.Desk is null) return false;
        if (Desks(procedure, day).Any(one => one.Id == desk.Id)) return true;
        if (desk.Kind is AgencyKind.ServiceCentre && Level(procedure.CompetentIn(TiersOn(day)).Level) == desk.Level) return true;
        var competent = Competent(procedure, desk, day);
        return desk.Level == Level(procedure.CompetentIn(TiersOn(day)).Level)
            && procedure.CompetentIn(TiersOn(day)).Function is { } function
            && agencies.Find(competent)?.Functions.Contains(function) == true && agencies.IsWithin(competent, desk.Id);
    }

    /// <summary>Three tiers as long as a district is in office.</summary>
    public TierModel TiersOn(DateOnly day)
    {
        var known = districts;
        if (known is null || !ReferenceEquals(known.Value.Of, agencies.All))
        {
            var last = agencies.All.Where(one => one.Kind == AgencyKind.District).Select(one => one.ValidTo ?? DateOnly.MaxValue)
                .DefaultIfEmpty(DateOnly.MinValue).Max();
            districts = known = (agencies.All, last);
        }
        return day <= known.Value.LastDistrictDay ? TierModel.ThreeTiers : TierModel.TwoTiers;
    }

    /// <summary>
    /// Who decides: the receiving agency itself when it stands on that level and has the field, else the nearest agency of
    /// that level and field above or beside it, else the committee of that level above it.
    /// </summary>
    public AgencyId Competent(Procedure procedure, AgencyInfo receiving, DateOnly day)
    {
        var competence = procedure.CompetentIn(TiersOn(day));
        var level = Level(competence.Level);
        var above = receiving.Level == level
            ? receiving.Id
            : agencies.Ancestors(receiving.Id).FirstOrDefault(id => agencies.Find(id)?.Level == level, receiving.Id);
        if (competence.Function is not { } function || receiving.Functions.Contains(function)) return above;
        var committee = Committee(above);
        foreach (var one in agencies.WithFunction(function, level))
            if (agencies.IsWithin(one.Id, committee)) return one.Id;
        return above;
    }

    /// <summary>The committee an agency belongs to: itself, or the nearest one above that governs the unit.</summary>
    private AgencyId Committee(AgencyId id)
    {
        if (agencies.Find(id) is { Kind: AgencyKind.Province or AgencyKind.District or AgencyKind.Commune }) return id;
        return agencies.Ancestors(id)
            .FirstOrDefault(one => agencies.Find(one) is { Kind: AgencyKind.Province or AgencyKind.District or AgencyKind.Commune }, id);
    }

    private sealed record DesksOfDay(IReadOnlyList<AgencyInfo> Of, DateOnly Day)
    {
        public ConcurrentDictionary<(string Procedure, int Version), IReadOnlyList<AgencyInfo>> Found { get; } = [];
    }

    private static AgencyLevel Level(HandlingLevel level) => level switch
    {
        HandlingLevel.Commune => AgencyLevel.Commune,
        HandlingLevel.District => AgencyLevel.District,
        _ => AgencyLevel.Province,
    };
}
