using OpenProvince.EventLog;

namespace OpenProvince.Dossiers.Contracts;

/// <summary>
/// The figures of a month are final: nothing is entered into it afterwards. Stream <c>month-{yyyymm}</c>: a month closes once and for
/// the whole province, so its stream has this one event.
/// </summary>
/// <param name="Month">yyyymm.</param>
[StoredEvent("month.closed", 1)]
public sealed record MonthClosed(int Month) : IEvent;

/// <summary>
/// A leader agreed that one dossier is entered under a day long past, within a day. Stream <c>consent-{id}</c>; the event's agency is the
/// unit that may enter it.
/// </summary>
/// <param name="Consent">Its id, which is not the code the officer types.</param>
/// <param name="Day">The day, yyyymmdd.</param>
[StoredEvent("consent.given", 1)]
public sealed record ConsentGiven(long Consent, int Day) : IEvent;
