using OpenProvince.Agencies.Contracts;

namespace OpenProvince.Operations.Features.Wall;

/// <summary>Which agencies a board of a unit speaks about.</summary>
internal sealed class WallUnits(IAgencies agencies)
{
    public AgencyInfo? Find(long unit) => agencies.Find(new AgencyId(unit));

    public AgencyInfo Province => agencies.Province;

    public string ShortName(AgencyId id) => agencies.Find(id)?.ShortName ?? id.ToString();

    public string Name(AgencyId id) => agencies.Find(id)?.Name ?? id.ToString();

    /// <summary>Agencies directly below that exist on the day.</summary>
    public IReadOnlyList<AgencyInfo> Below(AgencyId unit, DateOnly day) =>
        [.. agencies.Children(unit).Where(child => child.IsValidOn(day))];

    /// <summary>The parts of the unit's territory: districts where there are some, else communes.</summary>
    public IReadOnlyList<AgencyInfo> Areas(AgencyId unit, DateOnly day)
    {
        var below = Below(unit, day);
        var districts = below.Where(child => child.Kind == AgencyKind.District).ToArray();
        return districts.Length > 0 ? districts : [.. below.Where(child => child.Kind == AgencyKind.Commune)];
    }

    /// <summary>The unit and everything below it, closed agencies included: their dossiers may still be open.</summary>
    public IReadOnlyList<AgencyInfo> Within(AgencyId unit) => [.. agencies.All.Where(agency => agencies.IsWithin(agency.Id, unit))];
}
