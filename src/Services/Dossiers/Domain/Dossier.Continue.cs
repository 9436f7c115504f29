using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;

namespace OpenProvince.Dossiers.Domain;

internal sealed partial class Dossier
{
    /// <summary>What is counted as standing at the receiving agency stands at what continues it; what it received stays its own.</summary>
    protected override bool Follow(GoesOn into, long home)
    {
        if (home == Home) return false;
        Raise(new DossierContinued(Id.Value, Procedure, Channel, home, Home, State, IsPaused, Due?.Micros));
        return true;
    }
}
