using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Agencies.Features;

/// <summary>A decision as a form says it.</summary>
internal sealed record DecisionSaid(string? Number, DateOnly? Day, string? Issuer);

/// <summary>Who may change agencies, what every change checks, and how it is written.</summary>
internal sealed class AgencyRights(PermissionDecision permissions, Directories directories)
{
    public const int LongestName = 200, LongestShort = 80, LongestNumber = 60, LongestIssuer = 120;

    /// <summary>Years ahead a change may begin.</summary>
    private const int MostYears = 2;

    /// <summary>Agencies are the whole province's: who changes them does it from a post at the province.</summary>
    public Error? Refusal(Actor actor) => permissions.Decide(actor, AgencyPermissions.ManageAgencies)
        ? null
        : AgencyErrors.NotAllowed(AgencyPermissions.ManageAgencies);

    /// <summary>Why the agency cannot be changed, or null: it is shown, in office or to come, and nobody changed it since.</summary>
    public Error? Refusal(Actor actor, long agency, long seen) => Refusal(actor)
        ?? (directories.Agencies.Find(new(agency)) is not { } found ? AgencyErrors.AgencyUnknown
            : found.ValidTo is not null ? AgencyErrors.AgencyEnded
            : directories.Agencies.Now.VersionOf(agency) != seen ? KernelErrors.Stale : null);

    /// <summary>What is wrong with a decision; nothing when it can be written.</summary>
    public static IEnumerable<Error> Wrong(DecisionSaid said, DateOnly today)
    {
        if (Clean(said.Number).Length == 0) yield return AgencyErrors.DecisionMissing.For("number");
        if (Clean(said.Number).Length > LongestNumber) yield return AgencyErrors.TooLong(LongestNumber).For("number");
        if (said.Day is not { } day) yield return AgencyErrors.DayMalformed.For("decided");
        else if (day > today) yield return AgencyErrors.DecidedLater.For("decided");
        if (Clean(said.Issuer).Length == 0) yield return AgencyErrors.IssuerMissing.For("issuer");
        if (Clean(said.Issuer).Length > LongestIssuer) yield return AgencyErrors.TooLong(LongestIssuer).For("issuer");
    }

    /// <summary>What is wrong with both names.</summary>
    public static IEnumerable<Error> Wrong(string? name, string? shortName)
    {
        if (Clean(name).Length == 0) yield return AgencyErrors.NameMissing.For("name");
        if (Clean(name).Length > LongestName) yield return AgencyErrors.TooLong(LongestName).For("name");
        if (Clean(shortName).Length == 0) yield return AgencyErrors.ShortNameMissing.For("short");
        if (Clean(shortName).Length > LongestShort) yield return AgencyErrors.TooLong(LongestShort).For("short");
    }

    /// <summary>What is wrong with the day a change begins: it comes after the one before it, and not in a far year.</summary>
    public static Error? Wrong(DateOnly? from, DateOnly after, DateOnly today) => from is not { } day
        ? AgencyErrors.DayMalformed
        : day > today.AddYears(MostYears) ? AgencyErrors.DayTooFar
        : day <= after ? AgencyErrors.NotAfter(DayWords.Date(after)) : null;

    public static DecisionInfo Of(DecisionSaid said) => new(Clean(said.Number), said.Day!.Value, Clean(said.Issuer));

    public static string Clean(string? text) => VietnameseText.Clean(text);

    /// <summary>Writes it; all nodes read the agencies again.</summary>
    public async Task<Result> CommitAsync(UnitOfWork work, CancellationToken ct)
    {
        DirectoryChanges.Announce(work);
        var result = await work.CommitAsync(ct);
        if (result.IsError) return result;
        await directories.Agencies.RefreshAsync(CancellationToken.None);
        await directories.Mergers.RefreshAsync(CancellationToken.None);
        return result;
    }
}
