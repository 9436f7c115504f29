using OpenProvince.EventLog;

namespace OpenProvince.Time.Contracts;

/// <summary>
/// A calendar version was taken over. Promises that touch a changed day are computed again; the days are yyyymmdd, 0 when
/// no day changed its working time.
/// </summary>
[StoredEvent("calendar.decided", 1)]
public sealed record CalendarDecided(int Version, string Decision, int FirstChangedDay, int LastChangedDay) : IEvent;
