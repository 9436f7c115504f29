namespace OpenProvince.EventLog;

/// <summary>A fact that happened. Holds ids and codes only: no names, numbers of people, free text or file names.</summary>
public interface IEvent;

/// <summary>
/// The stored name and schema number of an event. Never changes once an event of it is stored; a new shape is a new schema number.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StoredEventAttribute(string type, int schema) : Attribute
{
    public string Type { get; } = type;

    public int Schema { get; } = schema;
}

/// <summary>
/// Who, when and for which agency. <paramref name="OccurredAt"/> is the legal instant, <paramref name="RecordedAt"/> ours.
/// </summary>
public readonly record struct EventStamp(Kernel.Instant OccurredAt, Kernel.Instant RecordedAt, string Actor, long Agency);

/// <summary>The last event of a stream: its version (0 before the first) and its hash. The state row keeps both.</summary>
public readonly record struct StreamHead(long Version, byte[] Hash)
{
    /// <summary>A stream without events: version 0 and 32 zero bytes.</summary>
    public static readonly StreamHead None = new(0, new byte[32]);
}
