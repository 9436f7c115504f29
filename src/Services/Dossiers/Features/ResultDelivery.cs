using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Domain.Forms;

namespace OpenProvince.Dossiers.Features;

/// <summary>What the citizen chose and what can be done for them: asked before a result is issued and before it goes out.</summary>
internal sealed class ResultDelivery(DossierReads reads, IPersons persons)
{
    public async Task<ResultWay> ChosenAsync(Dossier dossier, CancellationToken ct) =>
        // Who stood at the counter, or whose papers the post brought, was not asked.
        dossier.Channel is Channel.Online or Channel.Portal ? ResultWays.Chosen(await reads.AnswersAsync(dossier.Id, ct)) : ResultWay.Desk;

    /// <summary>The document is issued, so that it can be downloaded.</summary>
    public async Task<bool> HasDocumentAsync(Dossier dossier, CancellationToken ct) => (await reads.ResultAsync(dossier.Id, ct))?.File is not null;

    /// <summary>
    /// A party of the dossier has an account: only who signs in as a party can download the document. Who stood at the counter
    /// without one is not promised what they could never fetch.
    /// </summary>
    public Task<bool> CanBeClaimedAsync(Dossier dossier, CancellationToken ct) =>
        persons.HaveAccountAsync([new(dossier.Owner), new(dossier.Submitter)], ct);
}
