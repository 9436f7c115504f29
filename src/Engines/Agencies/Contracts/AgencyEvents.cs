using OpenProvince.EventLog;

namespace OpenProvince.Agencies.Contracts;

/// <summary>Something of one officer's rights. Stream <c>staff-{id}</c>.</summary>
public interface IStaffEvent : IEvent
{
    /// <summary>The officer.</summary>
    long Staff { get; }
}

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

/// <summary>An officer's post got another role. Stream <c>staff-{id}</c>.</summary>
/// <param name="Staff">The officer.</param>
/// <param name="Agency">Where the post is.</param>
/// <param name="From">The role before.</param>
/// <param name="To">The role from now on.</param>
[StoredEvent("staff.role-changed", 1)]
public sealed record StaffRoleChanged(long Staff, long Agency, string From, string To) : IStaffEvent;

/// <summary>An officer's account was switched off. Stream <c>staff-{id}</c>.</summary>
/// <param name="Staff">The officer.</param>
[StoredEvent("staff.locked", 1)]
public sealed record StaffLocked(long Staff) : IStaffEvent;

/// <summary>An officer's account was switched on again. Stream <c>staff-{id}</c>.</summary>
/// <param name="Staff">The officer.</param>
[StoredEvent("staff.unlocked", 1)]
public sealed record StaffUnlocked(long Staff) : IStaffEvent;

/// <summary>An officer got an account to sign in with. Stream <c>staff-{id}</c>.</summary>
/// <param name="Staff">The officer.</param>
/// <param name="Account">The account.</param>
[StoredEvent("staff.account-made", 1)]
public sealed record StaffAccountMade(long Staff, long Account) : IStaffEvent;

/// <summary>Somebody else gave an officer a temporary password; the old one and all sessions ended. Stream <c>staff-{id}</c>.</summary>
/// <param name="Staff">The officer.</param>
/// <param name="Account">The account.</param>
[StoredEvent("staff.password-issued", 1)]
public sealed record StaffPasswordIssued(long Staff, long Account) : IStaffEvent;

/// <summary>An officer's account signs in with a second step from now on. Stream <c>staff-{id}</c>.</summary>
/// <param name="Staff">The officer.</param>
/// <param name="Account">The account.</param>
[StoredEvent("staff.second-factor-set", 1)]
public sealed record StaffSecondFactorSet(long Staff, long Account) : IStaffEvent;

/// <summary>The officer gave the second step up, with password and code. Stream <c>staff-{id}</c>.</summary>
/// <param name="Staff">The officer.</param>
/// <param name="Account">The account.</param>
[StoredEvent("staff.second-factor-removed", 1)]
public sealed record StaffSecondFactorRemoved(long Staff, long Account) : IStaffEvent;

/// <summary>Somebody else took an officer's second step away; all sessions ended. Stream <c>staff-{id}</c>.</summary>
/// <param name="Staff">The officer.</param>
/// <param name="Account">The account.</param>
[StoredEvent("staff.second-factor-reset", 1)]
public sealed record StaffSecondFactorReset(long Staff, long Account) : IStaffEvent;

/// <summary>A key was made with which a program acts as the officer. Stream <c>staff-{id}</c>.</summary>
/// <param name="Staff">The officer.</param>
/// <param name="Account">The account.</param>
/// <param name="Key">Which key: the beginning of its SHA-256.</param>
[StoredEvent("staff.key-made", 1)]
public sealed record StaffKeyMade(long Staff, long Account, string Key) : IStaffEvent;

/// <summary>A key was made on a page: it acts from one post, may do what is named, and ends by itself. Stream <c>staff-{id}</c>.</summary>
/// <param name="Staff">The officer.</param>
/// <param name="Account">The account.</param>
/// <param name="Key">Which key: the beginning of its SHA-256.</param>
/// <param name="Agency">Where the post is.</param>
/// <param name="Role">The post's role.</param>
/// <param name="Ends">When it ends by itself, in microseconds.</param>
/// <param name="Scopes">Permissions of the post that it may use.</param>
[StoredEvent("staff.key-issued", 1)]
public sealed record StaffKeyIssued(
    long Staff, long Account, string Key, long Agency, string Role, long Ends, IReadOnlyList<string> Scopes) : IStaffEvent;

/// <summary>One key of an officer ended before its time. Stream <c>staff-{id}</c>.</summary>
/// <param name="Staff">The officer.</param>
/// <param name="Account">The account.</param>
/// <param name="Key">Which key: the beginning of its SHA-256.</param>
[StoredEvent("staff.key-revoked", 1)]
public sealed record StaffKeyRevoked(long Staff, long Account, string Key) : IStaffEvent;

/// <summary>All keys of an officer ended. Stream <c>staff-{id}</c>.</summary>
/// <param name="Staff">The officer.</param>
/// <param name="Account">The account.</param>
[StoredEvent("staff.keys-revoked", 1)]
public sealed record StaffKeysRevoked(long Staff, long Account) : IStaffEvent;

/// <summary>A person row was emptied for good. Stream <c>person-{id}</c>.</summary>
[StoredEvent("person.erased", 1)]
public sealed record PersonErased(long Person) : IEvent;

/// <summary>An officer entered the directory with these posts. Stream <c>staff-{id}</c>.</summary>
/// <param name="Staff">The officer.</param>
/// <param name="Person">The person row.</param>
/// <param name="Posts">The posts in their order.</param>
[StoredEvent("staff.appointed", 1)]
public sealed record StaffAppointed(long Staff, long Person, IReadOnlyList<StaffPost> Posts) : IStaffEvent;

/// <summary>A post of an officer.</summary>
public sealed record StaffPost(long Agency, string Role);
