using System.Security.Cryptography;
using System.Text;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>Stored names of what may happen to an account. A stored name never changes.</summary>
internal static class SecurityKinds
{
    public const string SignIn = "sign-in";
    public const string SignInFailed = "sign-in-failed";
    public const string SignInDelayed = "sign-in-delayed";
    public const string SignOut = "sign-out";
    public const string SessionEnded = "session-ended";
    public const string Registered = "registered";
    public const string AccountMade = "account-made";
    public const string PasswordChanged = "password-changed";
    public const string PasswordIssued = "password-issued";
    public const string RoleChanged = "role-changed";
    public const string PostGiven = "post-given";
    public const string PostDated = "post-dated";
    public const string PostEnded = "post-ended";
    public const string RoleBundled = "role-bundled";
    public const string Locked = "locked";
    public const string Unlocked = "unlocked";
    public const string KeyRefused = "key-refused";
    public const string KeyMade = "key-made";
    public const string KeyRevoked = "key-revoked";
    public const string SecondFactorSet = "second-factor-set";
    public const string SecondFactorRemoved = "second-factor-removed";
    public const string SecondFactorReset = "second-factor-reset";
    public const string SecondFactorFailed = "second-factor-failed";
    public const string RecoveryCodeUsed = "recovery-code-used";

    public static readonly IReadOnlyList<string> All =
    [
        SignIn, SignInFailed, SignInDelayed, SignOut, SessionEnded, Registered, AccountMade, PasswordChanged, PasswordIssued, RoleChanged,
        PostGiven, PostDated, PostEnded, RoleBundled, Locked, Unlocked, KeyRefused, SecondFactorSet, SecondFactorRemoved, SecondFactorReset,
        SecondFactorFailed, RecoveryCodeUsed, KeyMade, KeyRevoked,
    ];
}

/// <summary>
/// Something that happened to an account, in ids and codes alone: no name that was typed, no address. <see cref="Number"/> has
/// no gaps and is the order of the commits.
/// </summary>
/// <param name="Number">Given by the database.</param>
/// <param name="At">When.</param>
/// <param name="Kind">One of <see cref="SecurityKinds"/>.</param>
/// <param name="Actor">Who did it, as the event log names people:
/// <c>staff:12</c>, <c>person:7</c>, <c>anonymous</c>, <c>system:…</c>.</param>
/// <param name="Account">Whose account; null when no such account exists.</param>
/// <param name="Session">The session it is about.</param>
/// <param name="Origin">A code of the address it came from: the same address has the same code, and nothing leads back to it.</param>
/// <param name="Detail">A code that says more: the post and the new role.</param>
internal sealed record SecurityEvent(
    long Number, Instant At, string Kind, string Actor, long? Account, long? Session = null, string? Origin = null, string? Detail = null)
{
    public static string OriginOf(string address) => address.Length == 0
        ? ""
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"origin|{address}")).AsSpan(0, 4));

    public static string ActorOf(User user) => user.Staff is { } staff ? $"staff:{staff}" : $"person:{user.Person}";
}
