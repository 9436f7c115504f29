namespace OpenProvince.Procedures.Contracts;

/// <summary>
/// Something that happens in a life, and the procedures it brings: a way in for people who do not know the official name.
/// </summary>
public sealed record LifeEvent(string Slug, string Name, string Summary, string Icon, IReadOnlyList<LifeEventGroup> Groups)
{
    public IEnumerable<string> Procedures => Groups.SelectMany(g => g.Procedures).Distinct(StringComparer.Ordinal);
}

/// <summary>Procedures of an event that belong together.</summary>
public sealed record LifeEventGroup(string Name, IReadOnlyList<string> Procedures);
