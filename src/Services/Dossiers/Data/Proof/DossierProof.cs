using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.EventLog;
using OpenProvince.Files.Contracts;

namespace OpenProvince.Dossiers.Data.Proof;

/// <summary>
/// State rows, timeline, people, words, papers, results, files and numbers of dossiers, proved by their events (ADR 0013).
/// </summary>
internal sealed class DossierProof(IFiles files, IPersons persons, IAgencies agencies, IEnumerable<ICaseKind> kinds) : IProof
{
    public IProofRun Start(VerifySettings settings) => new DossierProofRun(
        files, persons, agencies, CaseTables.NotOf(kinds.Where(kind => kind.Row != Dossier.Map)));
}
