using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Domain;

/// <summary>Refusals of this module, besides the form checks of <see cref="PersonRules"/> and of identifiers.</summary>
internal static class AgencyErrors
{
    public static readonly Error PhoneEmpty = Error.Invalid("agencies.phone-empty");
    public static readonly Error IdentityEmpty = Error.Invalid("agencies.identity-empty");
    public static readonly Error AccountLocked = Error.Forbidden("agencies.account-locked");
    public static readonly Error PostNotHeld = Error.Forbidden("agencies.post-not-held");
    public static readonly Error UserNameTaken = Error.Conflict("agencies.user-name-taken");
    public static readonly Error PasswordsDiffer = Error.Invalid("agencies.passwords-differ");
    public static readonly Error StaffNotFound = Error.NotFound("agencies.staff-not-found");
    public static readonly Error LockYourself = Error.Conflict("agencies.lock-yourself");
    public static readonly Error RoleUnknown = Error.Invalid("agencies.role-unknown");
    public static readonly Error RoleOfTheProvince = Error.Invalid("agencies.role-of-the-province");
    public static readonly Error PostHeld = Error.Conflict("agencies.post-held");
    public static readonly Error LastAdministrator = Error.Conflict("agencies.last-administrator");

    public static Error NotFound(string code) => Error.NotFound("agencies.not-found", ("code", code));

    public static Error NotAllowed(string permission) => Error.Forbidden("agencies.not-allowed", ("permission", permission));

    public static Error LockedOut(int minutes) => Error.Forbidden("agencies.locked-out", ("minutes", minutes));

    public static Error WrongPassword(int tries, int minutes) => Error.Invalid("agencies.wrong-password", ("tries", tries), ("minutes", minutes));

    public static Error PasswordTooShort(int min) => Error.Invalid("agencies.password-too-short", ("min", min));

    public static Error UserNotFound(string userName) => Error.NotFound("agencies.user-not-found", ("user", userName));

    public static Error TokenTooShort(string userName, int min) => Error.Invalid("agencies.token-too-short", ("user", userName), ("min", min));

    public static Error PackUnknown(string pack) => Error.NotFound("agencies.pack-unknown", ("pack", pack), ("packs", string.Join(", ", Pack.Names)));

    public static Error AlreadySeeded(string pack) => Error.Conflict("agencies.already-seeded", ("pack", pack));
}
