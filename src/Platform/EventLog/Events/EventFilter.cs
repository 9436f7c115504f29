using System.Collections.Frozen;

namespace OpenProvince.EventLog;

/// <summary>The event types a consumer reads, asked of the database so that what nobody wants is not read.</summary>
public sealed class EventFilter
{
    private readonly FrozenSet<string>? types;

    private EventFilter(FrozenSet<string>? types) => this.types = types;

    public static EventFilter All { get; } = new(null);

    /// <exception cref="ArgumentException">A name is not one of a stored event: small letters, digits, points and hyphens.</exception>
    public static EventFilter Of(params IEnumerable<string> types)
    {
        var names = types.ToFrozenSet(StringComparer.Ordinal);
        foreach (var name in names)
            if (name.Length == 0 || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-'))
                throw new ArgumentException($"{name} is not the name of a stored event", nameof(types));
        return new EventFilter(names);
    }

    public bool Has(string type) => types?.Contains(type) != false;

    /// <summary>A condition on <c>e.type</c>; the names come from the program, never from data.</summary>
    internal string Sql => types is null ? "1 = 1"
        : types.Count == 0 ? "1 = 0"
        : $"e.type in ({string.Join(", ", types.Order(StringComparer.Ordinal).Select(name => $"'{name}'"))})";
}

/// <summary>Where a consumer begins that has never run.</summary>
public enum Begin
{
    /// <summary>At the first event: figures hold everything that ever happened.</summary>
    Beginning,

    /// <summary>Behind what has happened by now: whatever acts or sends must not do so for past years.</summary>
    Now,
}
