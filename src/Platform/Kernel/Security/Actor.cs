namespace OpenProvince.Kernel;

public enum ActorKind
{
    /// <summary>Nobody signed in.</summary>
    Anonymous,
    Citizen,
    Officer,
    /// <summary>A timer, a reactor or a replay; acts under the rule that started it.</summary>
    System,
}

/// <summary>A role held at an agency; its scope is the agency and everything below it.</summary>
public readonly record struct Post(long Agency, string Role);

/// <summary>
/// Who acts, resolved once per request. <see cref="Id"/> is a code without personal data and is what the event log keeps.
/// An officer acts from one active post at a time.
/// </summary>
public sealed record Actor(string Id, ActorKind Kind, long? PersonId, IReadOnlyList<Post> Posts, Post? Active)
{
    /// <summary>What a program's key is narrowed to; null: all that the post may.</summary>
    public IReadOnlySet<string>? Only { get; init; }

    public static readonly Actor Anonymous = new("anonymous", ActorKind.Anonymous, null, [], null);

    /// <summary>The platform itself, for work no person asked for.</summary>
    public static Actor System(string job) => new($"system:{job}", ActorKind.System, null, [], null);
}

/// <summary>Which agency stands under which. Implemented by the Agencies module.</summary>
public interface IAgencyTree
{
    /// <summary>True when <paramref name="agency"/> is <paramref name="ancestor"/> or stands below it.</summary>
    bool IsWithin(long agency, long ancestor);

    /// <summary>True when nothing stands above it: the province itself.</summary>
    bool IsRoot(long agency);
}
