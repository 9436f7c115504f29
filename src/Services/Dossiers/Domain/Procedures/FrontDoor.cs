using OpenProvince.Dossiers.Contracts;

namespace OpenProvince.Dossiers.Domain.Procedures;

/// <param name="Tiers">The model of local government the period is about.</param>
/// <param name="Address">Where the national door stands; empty for the local one.</param>
internal sealed record FrontDoorPeriod(TierModel Tiers, FrontDoor Door, DateOnly From, DateOnly? To, string Address, string LegalBasis)
{
    public bool Covers(TierModel tiers, DateOnly day) => tiers == Tiers && day >= From && (To is null || day <= To);
}
