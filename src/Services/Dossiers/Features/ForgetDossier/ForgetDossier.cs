using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// When a closed dossier has been kept long enough its words are destroyed: answers, papers, results, reasons, the people who
/// were written for it, and the key by which its events vouched for them (ADR 0013).
/// </summary>
internal sealed class ForgetDossier(
    DossierStore store, DossierErasure erasure, UnitOfWork work, PermissionDecision permissions, Clock clock) : IForgetting
{
    public async Task<Result> ForgetAsync(string code, Actor by, CancellationToken ct = default)
    {
        var dossier = await store.FindByCodeAsync(code.Trim(), ct);
        if (dossier is null) return DossierErrors.NotFound;
        var decision = permissions.Decide(by, DossierPermissions.Forget, dossier.ReceivedBy);
        if (!decision) return CaseErrors.NotAllowed(DossierPermissions.Forget, decision.Reason);
        if (dossier.IsForgotten) return DossierErrors.AlreadyForgotten;
        if (dossier.Bucket < 3) return DossierErrors.StillOpen;
        await erasure.AddAsync(work, dossier, by, clock.Now, ct);
        store.Forget(dossier, by);
        return await work.CommitAsync(ct);
    }
}
