using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>Holds today's picture of the agencies; a new day or a change replaces it as a whole.</summary>
internal sealed class AgencyDirectory(AgencyStore store, TimeProvider time) : IAgencies, IAgencyTree
{
    private readonly Picture<AgencyRows> rows = new(store.LoadAsync);
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
            var (today, read) = (time.Now().LocalDay(), rows.Now);
            // Two that turn the page in the same moment make the same picture.
            return snapshot is { } known && known.Day == today && ReferenceEquals(known.Rows, read)
                ? known
                : snapshot = new AgencySnapshot(read, today);
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

    public AgencyInfo? InOffice(AgencyId id, DateOnly day) => Now.InOffice(id.Value, day);

    public IReadOnlyList<Succession> Successors(AgencyId id) => Now.Successors(id);

    public IReadOnlyList<Succession> Predecessors(AgencyId id) => Now.Predecessors(id);

    public AdminUnitInfo? AdminUnit(string code, DateOnly? day = null) => Now.AdminUnit(code, day);

    /// <summary>Reads the tables again; call it after a change to them was committed.</summary>
    public Task RefreshAsync(CancellationToken ct = default) => rows.RefreshAsync(ct);
}
