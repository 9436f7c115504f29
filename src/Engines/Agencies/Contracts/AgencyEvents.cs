using OpenProvince.EventLog;

namespace OpenProvince.Agencies.Contracts;

/// <summary>An agency entered the directory. Stream <c>agency-{id}</c>.</summary>
/// <param name="Agency">Its id.</param>
/// <param name="Code">Its identifier at the start.</param>
/// <param name="Parent">The agency above; null for the province.</param>
[StoredEvent("agency.established", 1)]
public sealed record AgencyEstablished(long Agency, string Code, long? Parent) : IEvent;

/// <summary>Another agency continues this one. Stream of the predecessor.</summary>
/// <param name="Agency">The predecessor.</param>
/// <param name="Successor">Who continues it.</param>
/// <param name="Day">First day, yyyymmdd.</param>
[StoredEvent("agency.succeeded", 1)]
public sealed record AgencySucceeded(long Agency, long Successor, int Day) : IEvent;
