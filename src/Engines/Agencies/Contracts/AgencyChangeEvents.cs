using OpenProvince.EventLog;

namespace OpenProvince.Agencies.Contracts;

/// <summary>A new agency below another one. Stream <c>agency-{id}</c>.</summary>
/// <param name="Agency">Its id.</param>
/// <param name="Code">Its identifier.</param>
/// <param name="Parent">The agency above.</param>
/// <param name="Kind">What it is.</param>
/// <param name="From">First day, yyyymmdd.</param>
/// <param name="Decision">Number of the decision.</param>
/// <param name="Decided">Its day, yyyymmdd.</param>
/// <param name="Words">SHA-256 of the names and of who decided, which stand in rows only.</param>
[StoredEvent("agency.made", 1)]
public sealed record AgencyMade(
    long Agency, string Code, long Parent, AgencyKind Kind, int From, string Decision, int Decided, string Words) : IEvent;

/// <summary>An agency is called otherwise from a day on. Stream <c>agency-{id}</c>.</summary>
/// <param name="Agency">Its id.</param>
/// <param name="From">First day of the name, yyyymmdd.</param>
/// <param name="Decision">Number of the decision.</param>
/// <param name="Decided">Its day, yyyymmdd.</param>
/// <param name="Words">SHA-256 of the names and of who decided, which stand in rows only.</param>
[StoredEvent("agency.renamed", 1)]
public sealed record AgencyRenamed(long Agency, int From, string Decision, int Decided, string Words) : IEvent;

/// <summary>An agency is found elsewhere, or at other hours, from a day on. Stream <c>agency-{id}</c>.</summary>
/// <param name="Agency">Its id.</param>
/// <param name="From">First day, yyyymmdd.</param>
/// <param name="Words">SHA-256 of address, phone and hours, which stand in the row only.</param>
[StoredEvent("agency.contact-changed", 1)]
public sealed record AgencyContactChanged(long Agency, int From, string Words) : IEvent;

/// <summary>An agency ended. Stream <c>agency-{id}</c>.</summary>
/// <param name="Agency">Its id.</param>
/// <param name="Last">Last day, yyyymmdd.</param>
/// <param name="Decision">Number of the decision.</param>
/// <param name="Decided">Its day, yyyymmdd.</param>
/// <param name="Words">SHA-256 of who decided.</param>
[StoredEvent("agency.closed", 1)]
public sealed record AgencyClosed(long Agency, int Last, string Decision, int Decided, string Words) : IEvent;

/// <summary>An agency goes on with the work of others. Stream of the receiver.</summary>
/// <param name="Agency">The receiver.</param>
/// <param name="Merger">The decision.</param>
/// <param name="Functions">Fields of work it did not have before.</param>
[StoredEvent("agency.took-over", 1)]
public sealed record AgencyTookOver(long Agency, long Merger, IReadOnlyList<string> Functions) : IEvent;

/// <summary>It was decided that agencies go on in others. Stream <c>merger-{id}</c>.</summary>
/// <param name="Merger">Its number.</param>
/// <param name="Day">First day of the receivers, yyyymmdd.</param>
/// <param name="Decision">Number of the decision.</param>
/// <param name="Decided">Its day, yyyymmdd.</param>
/// <param name="Parts">Who goes on where.</param>
/// <param name="Words">SHA-256 of who decided.</param>
[StoredEvent("merger.decided", 1)]
public sealed record MergerDecided(
    long Merger, int Day, string Decision, int Decided, IReadOnlyList<MergerPart> Parts, string Words) : IEvent;

/// <summary>One agency of a merger.</summary>
public sealed record MergerPart(long From, long To);

/// <summary>The day came: the agencies are closed, what they have open begins to move. Stream <c>merger-{id}</c>.</summary>
/// <param name="Merger">Its number.</param>
/// <param name="Cases">Open cases that move.</param>
[StoredEvent("merger.begun", 1)]
public sealed record MergerBegun(long Merger, int Cases) : IEvent;

/// <summary>Everything has moved. Stream <c>merger-{id}</c>.</summary>
[StoredEvent("merger.done", 1)]
public sealed record MergerDone(long Merger) : IEvent;

/// <summary>It was taken back before its day. Stream <c>merger-{id}</c>.</summary>
[StoredEvent("merger.taken-back", 1)]
public sealed record MergerTakenBack(long Merger) : IEvent;

/// <summary>A post went with its agency into what continues it. Stream <c>staff-{id}</c>.</summary>
/// <param name="Staff">The officer.</param>
/// <param name="From">The agency that ended.</param>
/// <param name="To">Where the post is now.</param>
/// <param name="Role">As what.</param>
[StoredEvent("staff.post-moved", 1)]
public sealed record StaffPostMoved(long Staff, long From, long To, string Role) : IStaffEvent;
