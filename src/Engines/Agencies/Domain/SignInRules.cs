using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Domain;

/// <summary>
/// How often a password may be wrong. Nothing closes an account: a wrong guess too many makes the next one wait, counted by
/// what was typed, so that a name that does not exist answers like one that does. A browser that has signed in to the account
/// before is counted by itself: strangers, from one address or from many, never keep its owner out (ADR 0012).
/// </summary>
internal static class SignInRules
{
    private static readonly TimeSpan[] Longer = [.. new[] { 1, 2, 4, 8, 15 }.Select(minutes => TimeSpan.FromMinutes(minutes))];
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>One name from one address.</summary>
    private static readonly GuessRule NameHere = new("sign-in", 5, Hour, Longer);

    /// <summary>One address over all names: an office or a mobile network may share it, so it is slowed down only.</summary>
    private static readonly GuessRule Address = new("sign-in-address", 60, TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(10));

    /// <summary>One name over all addresses, against guesses spread over many machines.</summary>
    private static readonly GuessRule Name = new("sign-in-name", 100, TimeSpan.FromDays(1), TimeSpan.FromMinutes(15));

    private static readonly GuessRule Known = new("sign-in-known", 10, Hour, Longer);
    private static readonly GuessRule Current = new("password-change", 10, Hour, Longer);
    private static readonly GuessRule Taken = new("register-taken", 10, Hour, Longer);
    private static readonly GuessRule Identity = new("citizen-password", 10, Hour, Longer);


    /// <summary>The second step from one address, over all addresses, and from a browser the account has been used in.</summary>
    private static readonly GuessRule Factor = new("second-factor", 5, Hour, Longer);
    private static readonly GuessRule FactorAll = new("second-factor-all", 100, TimeSpan.FromDays(1), TimeSpan.FromMinutes(15));
    private static readonly GuessRule FactorKnown = new("second-factor-known", 10, Hour, Longer);

    public static int Tries => NameHere.Free;

    public static IReadOnlyList<Guess> Of(string name, string address) => [NameHere.Of(name, address), Address.Of(address), Name.Of(name)];

    /// <summary>From a browser the account has been used in.</summary>
    public static IReadOnlyList<Guess> OfKnown(long account, string browser) => [Known.Of(account, browser)];

    /// <summary>The current password asked again before it is changed.</summary>
    public static IReadOnlyList<Guess> OfChange(long account) => [Current.Of(account)];

    /// <summary>A code of the second step: six figures, so whoever knows the password gets few of them.</summary>
    public static IReadOnlyList<Guess> OfFactor(long account, string address) => [Factor.Of(account, address), FactorAll.Of(account)];

    /// <summary>The same from a browser the account has been used in.</summary>
    public static IReadOnlyList<Guess> OfFactorKnown(long account, string browser) => [FactorKnown.Of(account, browser)];

    /// <summary>Registrations with a number that has an account already: that answer cannot be avoided, only rationed.</summary>
    public static IReadOnlyList<Guess> OfTaken(string address) => [Taken.Of(address)];

    /// <summary>Phone and identity number that do not belong together, typed by an officer who issues passwords.</summary>
    public static IReadOnlyList<Guess> OfIssue(string officer) => [Identity.Of(officer)];
}
