using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>Holds today's picture of the agencies; a new day or a change replaces it as a whole.</summary>
internal sealed class AgencyDirectory(AgencyStore store, TimeProvider time) : IAgencies, IAgencyTree
{
    private readonly Lock loading = new();
    private AgencySnapshot? snapshot;

    public AgencyInfo Province => Now.Province ?? throw new InvalidOperationException("No province yet: lay down a pack first");

    public IReadOnlyList<AgencyInfo> All => Now.All;

    public IReadOnlyList<AgencyInfo> Receiving => Now.Receiving;

    public IReadOnlyList<AdminUnitInfo> Communes => Now.Communes;

    /// <summary>The picture of today, loaded on first use.</summary>
    public AgencySnapshot Now
    {
        get
        {
            var today = time.Now().LocalDay();
            return snapshot is { } known && known.Day == today ? known : Turn(today);
        }
    }

    public AgencyInfo? Find(AgencyId id) => Now.Find(id.Value);

    public AgencyInfo? FindByCode(string code, DateOnly? day = null) => Now.FindByCode(code, day);

    public AgencyInfo? FindBySlug(string slug) => Now.FindBySlug(slug);

    public IReadOnlyList<AgencyInfo> WithFunction(string function, AgencyLevel level) => Now.WithFunction(function, level);

    public IReadOnlyList<AgencyInfo> Children(AgencyId id) => Now.Children(id.Value);

    public IReadOnlyList<AgencyId> Ancestors(AgencyId id) => Now.Ancestors(id.Value);

    public bool IsWithin(AgencyId agency, AgencyId ancestor) => Now.IsWithin(agency.Value, ancestor.Value);

    public bool IsWithin(long agency, long ancestor) => Now.IsWithin(agency, ancestor);

    public bool IsRoot(long agency) => Province.Id.Value == agency;

    public string NameAt(AgencyId id, DateOnly day) => Now.NameAt(id.Value, day);

    public IReadOnlyList<Succession> Successors(AgencyId id) => Now.Successors(id);

    public IReadOnlyList<Succession> Predecessors(AgencyId id) => Now.Predecessors(id);

    public AdminUnitInfo? AdminUnit(string code, DateOnly? day = null) => Now.AdminUnit(code, day);

    /// <summary>Reads the tables again; call it after a change to them was committed.</summary>
    public async Task RefreshAsync(CancellationToken ct = default)
    {
        var rows = await store.LoadAsync(ct);
        lock (loading) snapshot = new AgencySnapshot(rows, time.Now().LocalDay());
    }

    private AgencySnapshot Turn(DateOnly today)
    {
        lock (loading)
        {
            if (snapshot is { } known && known.Day == today) return known;
            // First use comes from code that cannot wait (permission checks); it happens once per start.
            var rows = snapshot?.Rows ?? Task.Run(() => store.LoadAsync()).GetAwaiter().GetResult();
            return snapshot = new AgencySnapshot(rows, today);
        }
    }
}
