using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Agencies.Features;

/// <summary>Posts that end soon, and officers who have none.</summary>
internal sealed class PeopleLines(IStaff staff, PermissionDecision permissions, PostWords posts, Clock clock, Texts texts) : IAdminLines
{
    /// <summary>Days before its end from which a post is named.</summary>
    private const int Ahead = 14;

    private const int MostNamed = 3, MostEnding = 10;

    public Task<IReadOnlyList<AdminLine>> LookAsync(Actor reader, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<AdminLine>>([.. Ending(reader), .. Without(reader)]);

    private IEnumerable<AdminLine> Ending(Actor reader)
    {
        var until = clock.Now + TimeSpan.FromDays(Ahead);
        var ending = staff.All.Where(one => !one.Locked)
            .SelectMany(one => one.Ends.Select(end => (Officer: one, Post: end.Key, At: end.Value)))
            .Where(one => one.At <= until && permissions.Decide(reader, AgencyPermissions.ManageStaff, one.Post.Agency))
            .OrderBy(one => one.At).ToList();
        // The first ones by name; the list of officers has them all.
        return ending.Take(MostEnding).Select(one => new AdminLine(true, AdminTone.Look, "hourglass-split",
            texts["agencies.admin.ending", ("name", one.Officer.Name), ("day", DayWords.Date(PostEnd.LastDay(one.At)))], posts.Of(one.Post))
        {
            Way = (AgencyLinks.PostOf(one.Officer.Id, one.Post), texts["agencies.admin.ending.way"]),
        });
    }

    private IEnumerable<AdminLine> Without(Actor reader)
    {
        if (!permissions.Decide(reader, AgencyPermissions.ManageStaff)) yield break;
        var none = staff.All.Where(one => !one.Locked && one.Posts.Count == 0).ToList();
        if (none.Count == 0) yield break;
        var names = string.Join(", ", none.Take(MostNamed).Select(one => one.Name)) + (none.Count > MostNamed ? "…" : ".");
        yield return new(true, AdminTone.Look, "person-badge", texts["agencies.admin.without", ("count", none.Count)],
            texts["agencies.admin.without.text", ("names", names)])
        {
            Way = (AgencyLinks.Officer(none[0].Id), texts["agencies.admin.without.way"]),
        };
    }
}
