using OpenProvince.EventLog;

namespace OpenProvince.Agencies.Contracts;

/// <summary>The province made a role of its own. Stream <c>role-{id}</c>.</summary>
/// <param name="Role">Its id.</param>
/// <param name="Held">What it may do.</param>
[StoredEvent("role.made", 1)]
public sealed record RoleMade(string Role, IReadOnlyList<string> Held) : IEvent;

/// <summary>A role was called otherwise; names stand in its row only. Stream <c>role-{id}</c>.</summary>
/// <param name="Role">Its id.</param>
[StoredEvent("role.renamed", 1)]
public sealed record RoleRenamed(string Role) : IEvent;

/// <summary>A role may do other things from now on, whoever holds it. Stream <c>role-{id}</c>.</summary>
/// <param name="Role">Its id.</param>
/// <param name="Given">Permissions it got.</param>
/// <param name="Taken">Permissions it lost.</param>
[StoredEvent("role.bundled", 1)]
public sealed record RoleBundled(string Role, IReadOnlyList<string> Given, IReadOnlyList<string> Taken) : IEvent;

/// <summary>Whoever has the role signs in with a second step from now on, or no longer has to. Stream <c>role-{id}</c>.</summary>
/// <param name="Role">Its id.</param>
/// <param name="Asked">Whether it is asked for.</param>
[StoredEvent("role.second-factor-asked", 1)]
public sealed record RoleSecondFactorAsked(string Role, bool Asked) : IEvent;

/// <summary>A role of the province ended: no post can get it. Stream <c>role-{id}</c>.</summary>
/// <param name="Role">Its id.</param>
[StoredEvent("role.ended", 1)]
public sealed record RoleEnded(string Role) : IEvent;

/// <summary>An officer got a further post. Stream <c>staff-{id}</c>.</summary>
/// <param name="Staff">The officer.</param>
/// <param name="Agency">Where.</param>
/// <param name="Role">As what.</param>
/// <param name="Until">When it ends by itself, in microseconds; null: it does not.</param>
[StoredEvent("staff.post-given", 1)]
public sealed record StaffPostGiven(long Staff, long Agency, string Role, long? Until) : IStaffEvent;

/// <summary>When a post ends by itself changed. Stream <c>staff-{id}</c>.</summary>
/// <param name="Staff">The officer.</param>
/// <param name="Agency">Where.</param>
/// <param name="Role">As what.</param>
/// <param name="Until">In microseconds; null: it does not.</param>
[StoredEvent("staff.post-dated", 1)]
public sealed record StaffPostDated(long Staff, long Agency, string Role, long? Until) : IStaffEvent;

/// <summary>A post ended. Stream <c>staff-{id}</c>.</summary>
/// <param name="Staff">The officer.</param>
/// <param name="Agency">Where.</param>
/// <param name="Role">As what.</param>
[StoredEvent("staff.post-ended", 1)]
public sealed record StaffPostEnded(long Staff, long Agency, string Role) : IStaffEvent;

/// <summary>An officer will be away from a unit. Stream <c>staff-{id}</c>.</summary>
/// <param name="Absence">Its number.</param>
/// <param name="Staff">The officer.</param>
/// <param name="Agency">From where.</param>
/// <param name="First">First day, yyyymmdd.</param>
/// <param name="Last">Last day, yyyymmdd.</param>
/// <param name="Substitute">Who stands in; null: nobody by name.</param>
[StoredEvent("staff.away", 1)]
public sealed record StaffAway(long Absence, long Staff, long Agency, int First, int Last, long? Substitute) : IStaffEvent;

/// <summary>An absence ended before its last day, or was taken back before its first. Stream <c>staff-{id}</c>.</summary>
/// <param name="Absence">Its number.</param>
/// <param name="Staff">The officer.</param>
[StoredEvent("staff.back", 1)]
public sealed record StaffBack(long Absence, long Staff) : IStaffEvent;
