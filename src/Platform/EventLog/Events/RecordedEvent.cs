using System.Data.Common;
using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>An event as stored. <see cref="Seq"/> is the gap-free reading order and the only one consumers use.</summary>
public sealed class RecordedEvent(EventRegistry registry)
{
    private IEvent? body;

    public required long Seq { get; init; }

    public required string Stream { get; init; }

    public required long Version { get; init; }

    public required string Type { get; init; }

    public required int Schema { get; init; }

    public required EventStamp Stamp { get; init; }

    /// <summary>The exact text that was hashed.</summary>
    public required string Data { get; init; }

    public required byte[] PrevHash { get; init; }

    public required byte[] Hash { get; init; }

    public Instant OccurredAt => Stamp.OccurredAt;

    public long Agency => Stamp.Agency;

    /// <summary>The event's id for idempotency keys.</summary>
    public string Id => $"{Stream}/{Version}";

    /// <summary>The fact, in today's shape.</summary>
    public IEvent Body => body ??= registry.Read(Type, Schema, Data);

    /// <summary>Reads the fact before several threads ask for it; one that cannot be read says so again when it is asked.</summary>
    internal void ReadBody()
    {
        try
        {
            _ = Body;
        }
        catch (Exception cause) when (IsUnreadable(cause))
        {
            // Named by whoever needs it.
        }
    }

    /// <summary>What reading bytes that no longer are an event throws.</summary>
    internal static bool IsUnreadable(Exception cause) => cause is System.Text.Json.JsonException or InvalidOperationException
        or FormatException or ArgumentException or OverflowException;

    internal byte[] Recompute() => EventHash.Compute(PrevHash, Stream, Version, Type, Schema, Stamp, Data);

    internal static RecordedEvent From(DbDataReader row, EventRegistry registry) => new(registry)
    {
        Seq = row.Int(0),
        Stream = row.GetString(1),
        Version = row.Int(2),
        Type = row.GetString(3),
        Schema = (int)row.Int(4),
        Stamp = new EventStamp(new(row.Int(5)), new(row.Int(6)), row.GetString(7), row.Int(8)),
        Data = row.GetString(9),
        PrevHash = row.Bytes(10),
        Hash = row.Bytes(11),
    };
}
