using System.Collections.Frozen;
using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>All officers with their posts in memory: every request of an officer needs them.</summary>
internal sealed class StaffDirectory(Database database, IRoles roles, TimeProvider time) : IStaff
{
    private Picture<Memory>? kept;

    /// <param name="All">Everybody.</param>
    /// <param name="ById">By number.</param>
    /// <param name="ByPost">Who is not locked, by post.</param>
    /// <param name="Until">When the next post ends by itself: from then on the picture is wrong.</param>
    private sealed record Memory(
        IReadOnlyList<StaffInfo> All, FrozenDictionary<long, StaffInfo> ById, ILookup<Post, StaffInfo> ByPost, Instant? Until);

    public IReadOnlyList<StaffInfo> All => Now.All;

    private Memory Now
    {
        get
        {
            var now = Kept.Now;
            if (now.Until is not { } end || time.Now() < end) return now;
            Kept.Forget(now);
            return Kept.Now;
        }
    }

    private Picture<Memory> Kept => kept ?? LazyInitializer.EnsureInitialized(ref kept, () => new(LoadAsync));

    public StaffInfo? Find(long staff) => Now.ById.GetValueOrDefault(staff);

    public StaffInfo? FindByActor(string actorId) =>
        actorId.StartsWith("staff:", StringComparison.Ordinal) && long.TryParse(actorId.AsSpan(6), CultureInfo.InvariantCulture, out var id)
            ? Find(id)
            : null;

    public IReadOnlyList<StaffInfo> At(AgencyId agency, string role) => [.. Now.ByPost[new Post(agency.Value, role)]];

    public IReadOnlyList<StaffInfo> Holding(AgencyId agency, string permission)
    {
        var byPost = Now.ByPost;
        return [.. roles.ThatHold(permission).SelectMany(role => byPost[new Post(agency.Value, role)]).DistinctBy(one => one.Id)];
    }

    /// <summary>Reads the tables again; call it after a change to them was committed.</summary>
    public Task RefreshAsync(CancellationToken ct = default) => Kept.RefreshAsync(ct);

    private async Task<Memory> LoadAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenReadAsync(ct);
        var now = time.Now();
        var running = await connection.QueryAsync(
            row => (Staff: row.Int(0), Post: new Post(row.Int(1), row.GetString(2)), Until: row.IntOrNull(3)),
            "select staff, agency, role, until from agencies_post where until is null or until > $1 order by staff, position",
            [now.Micros], ct);
        var posts = running.ToLookup(row => row.Staff);
        var staff = await connection.QueryAsync(
            row => new StaffInfo(row.Int(0), new(row.Int(1)), row.GetString(2), row.GetString(3),
                [.. posts[row.Int(0)].Select(one => one.Post)], !row.IsDBNull(4))
            {
                Ends = posts[row.Int(0)].Where(one => one.Until is not null)
                    .ToFrozenDictionary(one => one.Post, one => new Instant(one.Until!.Value)),
            },
            "select s.id, s.person, p.name, s.title, s.locked_at from agencies_staff s join agencies_person p on p.id = s.person order " +
            "by s.id",
            [], ct);
        return new Memory(
            [.. staff.OrderBy(one => VietnameseText.SortKey(one.Name), StringComparer.Ordinal)],
            staff.ToFrozenDictionary(one => one.Id),
            staff.Where(one => !one.Locked).SelectMany(one => one.Posts.Select(post => (post, one)))
                .ToLookup(pair => pair.post, pair => pair.one),
            running.Min(one => one.Until) is { } first ? new Instant(first) : null);
    }
}
