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
    public static readonly Error PasswordEasy = Error.Invalid("agencies.password-easy");
    public static readonly Error PasswordSame = Error.Invalid("agencies.password-same");
    public static readonly Error PasswordWrong = Error.Invalid("agencies.password-wrong");
    public static readonly Error TemporaryOver = Error.Forbidden("agencies.temporary-over");
    public static readonly Error TicketOver = Error.Forbidden("agencies.ticket-over");
    public static readonly Error ResetYourself = Error.Conflict("agencies.reset-yourself");
    public static readonly Error NoSuchCitizen = Error.NotFound("agencies.no-such-citizen");
    public static readonly Error CardNotSeen = Error.Invalid("agencies.card-not-seen");
    public static readonly Error UserNameWrong = Error.Invalid("agencies.user-name-wrong");
    public static readonly Error UserNameHeld = Error.Conflict("agencies.user-name-held");
    public static readonly Error PasswordsDiffer = Error.Invalid("agencies.passwords-differ");
    public static readonly Error StaffNotFound = Error.NotFound("agencies.staff-not-found");
    public static readonly Error LockYourself = Error.Conflict("agencies.lock-yourself");
    public static readonly Error AlreadyLocked = Error.Conflict("agencies.already-locked");
    public static readonly Error AlreadyUnlocked = Error.Conflict("agencies.already-unlocked");
    public static readonly Error RoleUnknown = Error.Invalid("agencies.role-unknown");
    public static readonly Error RoleOfTheProvince = Error.Invalid("agencies.role-of-the-province");
    public static readonly Error PostHeld = Error.Conflict("agencies.post-held");
    public static readonly Error LastAdministrator = Error.Conflict("agencies.last-administrator");
    public static readonly Error PostNotThere = Error.NotFound("agencies.post-not-there");
    public static readonly Error DayPassed = Error.Invalid("agencies.day-passed");
    public static readonly Error DayMalformed = Error.Invalid("agencies.day-malformed");
    public static readonly Error AgencyUnknown = Error.Invalid("agencies.agency-unknown");
    public static readonly Error TitleMissing = Error.Invalid("agencies.title-missing");
    public static readonly Error RoleNotFound = Error.NotFound("agencies.role-not-found");
    public static readonly Error RoleNameMissing = Error.Invalid("agencies.role-name-missing");
    public static readonly Error RoleNameTaken = Error.Conflict("agencies.role-name-taken");
    public static readonly Error RoleNotOwn = Error.Conflict("agencies.role-not-own");
    public static readonly Error RoleHasEnded = Error.Conflict("agencies.role-has-ended");
    public static readonly Error PermissionUnknown = Error.Invalid("agencies.permission-unknown");
    public static readonly Error NothingChanged = Error.Conflict("agencies.nothing-changed");
    public static readonly Error DayTooFar = Error.Invalid("agencies.day-too-far");
    public static readonly Error DaysTurned = Error.Invalid("agencies.days-turned");
    public static readonly Error SubstituteSelf = Error.Invalid("agencies.substitute-self");
    public static readonly Error SubstituteElsewhere = Error.Invalid("agencies.substitute-elsewhere");
    public static readonly Error AbsenceNotFound = Error.NotFound("agencies.absence-not-found");
    public static readonly Error CodeEmpty = Error.Invalid("agencies.code-empty");
    public static readonly Error CodeWrong = Error.Invalid("agencies.code-wrong");
    public static readonly Error CodeTaken = Error.Conflict("agencies.code-taken");
    public static readonly Error CodeOtherPhone = Error.Invalid("agencies.code-other-phone");
    public static readonly Error OfferOver = Error.Conflict("agencies.offer-over");
    public static readonly Error SecondFactorThere = Error.Conflict("agencies.second-factor-there");
    public static readonly Error SecondFactorMissing = Error.Conflict("agencies.second-factor-missing");
    public static readonly Error SecondFactorYours = Error.Conflict("agencies.second-factor-yours");
    public static readonly Error KeyDayMissing = Error.Invalid("agencies.key-day-missing");
    public static readonly Error KeyLabelMissing = Error.Invalid("agencies.key-label-missing");
    public static readonly Error KeyScopeMissing = Error.Invalid("agencies.key-scope-missing");
    public static readonly Error KeyScopeBeyond = Error.Invalid("agencies.key-scope-beyond");
    public static readonly Error KeyWithoutAccount = Error.Conflict("agencies.key-without-account");
    public static readonly Error KeyNotFound = Error.NotFound("agencies.key-not-found");
    public static readonly Error KeyRevoked = Error.Conflict("agencies.key-revoked");
    public static readonly Error KeyShownOnce = Error.Conflict("agencies.key-shown-once");
    public static readonly Error ProofAsked = Error.Forbidden("agencies.proof-asked");
    public static readonly Error GiveYourself = Error.Conflict("agencies.give-yourself");
    public static readonly Error AlreadyIssued = Error.Conflict("agencies.already-issued");
    public static readonly Error NotSure = Error.Invalid("agencies.not-sure");
    public static readonly Error NoKeys = Error.Conflict("agencies.no-keys");
    public static readonly Error AgencyNotFound = Error.NotFound("agencies.agency-not-found");
    public static readonly Error AgencyEnded = Error.Conflict("agencies.agency-ended");
    public static readonly Error DecisionMissing = Error.Invalid("agencies.decision-missing");
    public static readonly Error DecidedLater = Error.Invalid("agencies.decided-later");
    public static readonly Error IssuerMissing = Error.Invalid("agencies.issuer-missing");
    public static readonly Error NameMissing = Error.Invalid("agencies.name-missing");
    public static readonly Error ShortNameMissing = Error.Invalid("agencies.short-name-missing");
    public static readonly Error AddressMissing = Error.Invalid("agencies.address-missing");
    public static readonly Error DeskMissing = Error.Invalid("agencies.desk-missing");
    public static readonly Error KindUnknown = Error.Invalid("agencies.kind-unknown");
    public static readonly Error AgencyCodeTaken = Error.Conflict("agencies.agency-code-taken");
    public static readonly Error CodeElsewhere = Error.Invalid("agencies.code-elsewhere");
    public static readonly Error ProvinceStays = Error.Conflict("agencies.province-stays");
    public static readonly Error InMerger = Error.Conflict("agencies.in-merger");
    public static readonly Error NothingChosen = Error.Invalid("agencies.nothing-chosen");
    public static readonly Error MergerNotFound = Error.NotFound("agencies.merger-not-found");
    public static readonly Error MergerBegun = Error.Conflict("agencies.merger-begun");

    public static Error NotFound(string code) => Error.NotFound("agencies.not-found", ("code", code));

    public static Error NotAllowed(string permission) => Error.Forbidden("agencies.not-allowed", ("permission", permission));

    public static Error WrongPassword(int tries) => Error.Invalid("agencies.wrong-password", ("tries", tries));

    /// <summary>The next guess waits. The words are the same for a name that does not exist.</summary>
    public static Error GuessesWait(TimeSpan wait) => wait <= TimeSpan.FromMinutes(1)
        ? Error.TooMany("agencies.guesses-wait-seconds", wait, ("seconds", (int)Math.Max(1, Math.Ceiling(wait.TotalSeconds))))
        : Error.TooMany("agencies.guesses-wait", wait, ("minutes", (int)Math.Ceiling(wait.TotalMinutes)));

    /// <summary>What an officer still has at the unit goes to somebody else first.</summary>
    public static Error WorkHeld(int count) => Error.Conflict("agencies.work-held", ("count", count));

    /// <summary>The new role could not do what the officer holds: it goes to somebody else first.</summary>
    public static Error WorkHeldByRole(int count) => Error.Conflict("agencies.work-held-by-role", ("count", count));

    public static Error RoleAlone(string permissions) => Error.Conflict("agencies.role-alone", ("permissions", permissions));

    public static Error PostLeavesWork(int count) => Error.Conflict("agencies.post-leaves-work", ("count", count));

    public static Error PostAlone(string permissions) => Error.Conflict("agencies.post-alone", ("permissions", permissions));

    /// <summary>Whoever stands in is away too: nobody stands in for a substitute.</summary>
    public static Error SubstituteAway(string name, string first, string last) =>
        Error.Conflict("agencies.substitute-away", ("name", name), ("first", first), ("last", last));

    /// <summary>Already away on some of these days.</summary>
    public static Error AwayAlready(string first, string last) => Error.Conflict("agencies.away-already", ("first", first), ("last", last));

    public static Error AwayTooLong(int days) => Error.Invalid("agencies.away-too-long", ("days", days));

    public static Error KeyTooLong(int days) => Error.Invalid("agencies.key-too-long", ("days", days));

    public static Error TooLong(int max) => Error.Invalid("agencies.too-long", ("max", max));

    public static Error RoleHeld(int count) => Error.Conflict("agencies.role-held", ("count", count));

    /// <summary>Roles of the province are for posts at the province; somebody holds this one below it.</summary>
    public static Error RoleHeldBelow(int count) => Error.Conflict("agencies.role-held-below", ("count", count));

    /// <summary>The administrator's role keeps what gives rights back.</summary>
    public static Error PermissionKept(string words) => Error.Conflict("agencies.permission-kept", ("permission", words));

    public static Error PasswordTooLong(int max) => Error.Invalid("agencies.password-too-long", ("max", max));

    public static Error PasswordTooShort(int min) => Error.Invalid("agencies.password-too-short", ("min", min));

    public static Error UserNotFound(string userName) => Error.NotFound("agencies.user-not-found", ("user", userName));

    public static Error TokenTooShort(string userName, int min) =>
        Error.Invalid("agencies.token-too-short", ("user", userName), ("min", min));

    /// <summary>A name or an address begins after the one before it.</summary>
    public static Error NotAfter(string day) => Error.Conflict("agencies.not-after", ("day", day));

    /// <summary>Of an agency that is to be closed there is still something.</summary>
    public static Error HasBelow(int count) => Error.Conflict("agencies.has-below", ("count", count));

    public static Error HasPosts(int count) => Error.Conflict("agencies.has-posts", ("count", count));

    public static Error HasWork(string kind, int count) => Error.Conflict("agencies.has-work", ("kind", kind), ("count", count));

    /// <summary>Nobody is named in whom the agency goes on.</summary>
    public static Error NoReceiver(string name) => Error.Invalid("agencies.no-receiver", ("name", name));

    /// <summary>The receiver ends too.</summary>
    public static Error ReceiverEnds(string name, string receiver) =>
        Error.Conflict("agencies.receiver-ends", ("name", name), ("receiver", receiver));

    /// <summary>Agencies that would go on in one another.</summary>
    public static Error Circle(string name) => Error.Conflict("agencies.circle", ("name", name));

    /// <summary>The receiver does not exist on the day.</summary>
    public static Error ReceiverNotThere(string receiver) => Error.Conflict("agencies.receiver-not-there", ("receiver", receiver));

    /// <summary>What stands below an agency that ends has to go on somewhere too.</summary>
    public static Error BelowStays(string name, string above) => Error.Conflict("agencies.below-stays", ("name", name), ("above", above));

    /// <summary>People hand in at the one and could not at the other.</summary>
    public static Error ReceiverNoDesk(string name, string receiver) =>
        Error.Conflict("agencies.receiver-no-desk", ("name", name), ("receiver", receiver));

    public static Error PackUnknown(string pack) =>
        Error.NotFound("agencies.pack-unknown", ("pack", pack), ("packs", string.Join(", ", Pack.Names)));

    public static Error AlreadySeeded(string pack) => Error.Conflict("agencies.already-seeded", ("pack", pack));
}
