using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>Where a case stands after an act.</summary>
public sealed record Moved(
    long Key, string? Code, long Revision, int StateNumber, Instant? Due, long? HolderAgency, string? HolderOfficer, int? Duty,
    Instant? NextDue)
{
    public static Moved Of(Case one) => new(one.Key, one.Code, one.Head.Version, one.StateNumber, one.Due, one.Holder?.Agency,
        one.Holder?.Officer, one.Next?.Duty, one.Next?.Due);
}

/// <summary>Which case. <paramref name="Seen"/> is the revision the actor looked at; null when nobody looked (replay).</summary>
public readonly record struct Target(long Key, long? Seen = null, RequestKey? RequestKey = null)
{
    /// <summary>What the actor looked at is no longer how the case is.</summary>
    public Error? Stale(Case one) => Seen is { } seen && seen != one.Head.Version ? KernelErrors.Stale : null;
}
