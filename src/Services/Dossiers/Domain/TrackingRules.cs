using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Domain;

/// <summary>
/// How often somebody without an account may miss when asking for a dossier. Every count belongs to one address: strangers
/// elsewhere never stop the owner, and one address neither tries phones on a code nor walks the codes of a day with one phone.
/// </summary>
internal static class TrackingRules
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly GuessRule OfCode = new("track-code", 5, Hour, TimeSpan.FromMinutes(15));
    private static readonly GuessRule OfPhone = new("track-phone", 10, Hour, TimeSpan.FromMinutes(15));

    /// <summary>A whole mobile network may send from one address, so it is slowed down and not stopped.</summary>
    private static readonly GuessRule OfAddress = new("track-address", 60, Hour, TimeSpan.FromMinutes(1));

    public static IReadOnlyList<Guess> Of(string code, string phone, string address) =>
        [OfCode.Of(code, address), OfPhone.Of(phone, address), OfAddress.Of(address)];
}
