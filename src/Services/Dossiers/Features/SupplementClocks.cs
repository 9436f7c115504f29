using OpenProvince.Dossiers.Domain;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Features;

/// <summary>What a dossier's own procedure says about time after a supplement, in the version it was received under.</summary>
internal sealed class SupplementClocks(ProcedureCatalogue catalogue)
{
    public ResumeStrategy? Of(Dossier dossier) =>
        catalogue.AllVersions.FirstOrDefault(
            one => one.Code == dossier.Procedure && one.Version == dossier.ProcedureVersion)?.OnSupplement switch
        {
            SupplementClock.Resume => ResumeStrategy.ResumeRemaining,
            SupplementClock.Restart => ResumeStrategy.RestartFull,
            _ => null,
        };
}
