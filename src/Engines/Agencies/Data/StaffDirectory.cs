using System.Collections.Frozen;
using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>All officers with their posts in memory: every request of an officer needs them.</summary>
internal sealed class StaffDirectory(Database database) : IStaff
{
    private readonly Lock loading = new();
    private Picture? picture;

    private sealed record Picture(IReadOnlyList<StaffInfo> All, FrozenDictionary<long, StaffInfo> ById, ILookup<Post, StaffInfo> ByPost);

    public IReadOnlyList<StaffInfo> All => Now.All;

    private Picture Now
    {
        get
        {
            if (picture is { } known) return known;
            lock (loading) return picture ??= Task.Run(() => LoadAsync(CancellationToken.None)).GetAwaiter().GetResult();
        }
    }

    public StaffInfo? Find(long staff) => Now.ById.GetValueOrDefault(staff);

    public StaffInfo? FindByActor(string actorId) =>
        actorId.StartsWith("staff:", StringComparison.Ordinal) && long.TryParse(actorId.AsSpan(6), CultureInfo.InvariantCulture, out var id)
            ? Find(id)
            : null;

    public IReadOnlyList<StaffInfo> At(AgencyId agency, string role) => [.. Now.ByPost[new Post(agency.Value, role)]];

    /// <summary>Reads the tables again; call it after a change to them was committed.</summary>
    public async Task RefreshAsync(CancellationToken ct = default)
    {
        var fresh = await LoadAsync(ct);
        lock (loading) picture = fresh;
    }

    private async Task<Picture> LoadAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenReadAsync(ct);
        var posts = (await connection.QueryAsync(
            row => (Staff: row.Int(0), Post: new Post(row.Int(1), row.GetString(2))),
            "select staff, agency, role from agencies_post order by staff, position", [], ct)).ToLookup(row => row.Staff, row => row.Post);
        var staff = await connection.QueryAsync(
            row => new StaffInfo(row.Int(0), new(row.Int(1)), row.GetString(2), row.GetString(3), [.. posts[row.Int(0)]], !row.IsDBNull(4)),
            "select s.id, s.person, p.name, s.title, s.locked_at from agencies_staff s join agencies_person p on p.id = s.person order " +
            "by s.id",
            [], ct);
        return new Picture(
            [.. staff.OrderBy(one => VietnameseText.SortKey(one.Name), StringComparer.Ordinal)],
            staff.ToFrozenDictionary(one => one.Id),
            staff.Where(one => !one.Locked).SelectMany(one => one.Posts.Select(post => (post, one)))
                .ToLookup(pair => pair.post, pair => pair.one));
    }
}
