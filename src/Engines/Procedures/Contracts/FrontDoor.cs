namespace OpenProvince.Procedures.Contracts;

/// <summary>Where citizens file on a given day: the province's own pages, or the national portal. Data with validity.</summary>
public enum FrontDoor
{
    Local = 1,
    National = 2,
}

/// <summary>Which door is open to citizens, and from when to when.</summary>
/// <param name="Tiers">The model of local government the period is about.</param>
/// <param name="Address">Where the national door stands; empty for the local one.</param>
public sealed record FrontDoorPeriod(TierModel Tiers, FrontDoor Door, DateOnly From, DateOnly? To, string Address, string LegalBasis)
{
    public bool Covers(TierModel tiers, DateOnly day) => tiers == Tiers && day >= From && (To is null || day <= To);
}
