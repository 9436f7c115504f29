using OpenProvince.EventLog;

namespace OpenProvince.Time.Contracts;

/// <summary>
/// A calendar version was taken over. Promises that touch a changed day are computed again; the days are yyyymmdd, 0 when
/// no day changed its working time. <paramref name="Content"/> is the SHA-256 of the whole decision: a public document.
/// </summary>
[StoredEvent("calendar.decided", 1)]
public sealed record CalendarDecided(int Version, string Decision, int FirstChangedDay, int LastChangedDay, string Content) : IEvent;

/// <summary>
/// A set of deadline rules was taken over; it takes effect on <paramref name="EffectiveFrom"/> (yyyymmdd). Stream
/// <c>rules-{version}</c>; <paramref name="Content"/> is the SHA-256 of the set: a public document.
/// </summary>
[StoredEvent("rules.adopted", 1)]
public sealed record RulesAdopted(int Version, int EffectiveFrom, string Content) : IEvent;
