using System.Collections.Frozen;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Contracts;

/// <summary>An officer with the posts held now.</summary>
/// <param name="Id">Stable id; events know the officer as <see cref="ActorId"/>.</param>
/// <param name="Person">Row in the persons table.</param>
/// <param name="Name">Full name.</param>
/// <param name="Title">Title as written beside the name.</param>
/// <param name="Posts">Posts, the usual one first.</param>
/// <param name="Locked">Whether signing in and acting is switched off.</param>
public sealed record StaffInfo(long Id, PersonId Person, string Name, string Title, IReadOnlyList<Post> Posts, bool Locked)
{
    /// <summary>Posts that end by themselves, with the moment.</summary>
    public IReadOnlyDictionary<Post, Instant> Ends { get; init; } = FrozenDictionary<Post, Instant>.Empty;

    /// <summary>The id the event log keeps.</summary>
    public string ActorId => $"staff:{Id}";

    /// <summary>The officer acting from one of the posts; the usual one when none is named.</summary>
    /// <exception cref="ArgumentException">The officer does not hold the post.</exception>
    public Actor ActAs(Post? post = null)
    {
        var active = post ?? (Posts.Count > 0 ? Posts[0] : null);
        if (active is { } chosen && !Posts.Contains(chosen))
            throw new ArgumentException($"Staff {Id} does not hold {chosen}", nameof(post));
        return new Actor(ActorId, ActorKind.Officer, Person.Value, Posts, active);
    }
}

/// <summary>The officers of the province, kept in memory like the agencies.</summary>
public interface IStaff
{
    /// <summary>Everybody, sorted by given name.</summary>
    IReadOnlyList<StaffInfo> All { get; }

    /// <summary>The officer, or null.</summary>
    StaffInfo? Find(long staff);

    /// <summary>The officer behind an actor id of the event log, or null when it is not an officer.</summary>
    StaffInfo? FindByActor(string actorId);

    /// <summary>Officers who hold a role exactly at the agency and are not locked, in order of id.</summary>
    IReadOnlyList<StaffInfo> At(AgencyId agency, string role);

    /// <summary>Officers with a post exactly at the agency whose role holds the permission, and who are not locked.</summary>
    IReadOnlyList<StaffInfo> Holding(AgencyId agency, string permission);
}
