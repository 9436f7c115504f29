using Microsoft.AspNetCore.Http;

using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.FollowDossier;

/// <summary>
/// What a citizen sees of a dossier. <paramref name="IsParty"/>: signed in as owner or submitter; otherwise by code and phone only.
/// </summary>
internal sealed record FollowedDossier(DossierRow Row, Dossier Dossier, IReadOnlyList<StepLine> Steps, IReadOnlyList<PaperLine> Papers,
    ResultLine? Result, bool IsParty, Actor Actor)
{
    /// <summary>Papers are asked for and none came yet.</summary>
    public bool WantsPapers => Dossier is { State: DossierState.SupplementRequired, SuppliedAt: null };

    /// <summary>Ended without a result.</summary>
    public bool IsEnded => Dossier.State is DossierState.Rejected or DossierState.Stopped or DossierState.WithdrawRequested;

    /// <summary>Why papers are asked for or it ended, in the words of the step that did it.</summary>
    public string? Why => !WantsPapers && !IsEnded ? null : Steps.FirstOrDefault(
        step => step.Kind is StepKind.SupplementRequested or StepKind.Refused or StepKind.Stopped or StepKind.ClosedUnsupplied
            or StepKind.Withdrawn)?.Reason;
}

/// <summary>Opens a dossier for its party or for a browser that has shown code and phone; for everybody else it does not exist.</summary>
internal sealed class FollowDesk(
    DossierStore store, DossierReads reads, RowMaker rows, TrackTicket ticket, IActorSource actors, Clock clock)
{
    private readonly Dictionary<string, Task<FollowedDossier?>> seen = new(StringComparer.Ordinal);

    /// <summary>Read once a request, however many parts of the page show it.</summary>
    public Task<FollowedDossier?> FindAsync(HttpContext http, string code, CancellationToken ct)
    {
        if (!seen.TryGetValue(code, out var found)) seen[code] = found = ReadAsync(http, code, ct);
        return found;
    }

    private async Task<FollowedDossier?> ReadAsync(HttpContext http, string code, CancellationToken ct)
    {
        if (!DossierCode.TryParse(code, out var parsed) || await store.FindByCodeAsync(parsed.ToString(), ct) is not { } dossier)
            return null;
        var actor = await actors.CurrentAsync(ct);
        var party = actor.Kind == ActorKind.Citizen && dossier.IsParty(actor);
        if (!party && !ticket.Allows(http, dossier.Id.Value)) return null;
        var row = await rows.MakeAsync(dossier, "", clock.Now, ct);
        var steps = (await reads.StepsAsync(dossier.Id, ct)).ForCitizens();
        return new FollowedDossier(
            row, dossier, steps, await reads.PapersAsync(dossier.Id, ct), await reads.ResultAsync(dossier.Id, ct), party, actor);
    }
}
