using OpenProvince.EventLog;

namespace OpenProvince.Deliveries.Contracts;

/// <summary>An administrator had dead letters sent anew. Stream <c>replay-{id}</c>: one act, one event.</summary>
/// <param name="Channel">Of which channel.</param>
/// <param name="Delivery">Which one; null for all of the channel.</param>
[StoredEvent("deliveries.replayed", 1)]
public sealed record DeliveriesReplayed(string Channel, long? Delivery) : IEvent;
