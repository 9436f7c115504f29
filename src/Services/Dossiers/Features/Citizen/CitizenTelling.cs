using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features.Citizen;

/// <summary>Reads what <see cref="CitizenStory"/> needs to know about a dossier, and lets it tell.</summary>
internal sealed class CitizenTelling(
    CitizenStory story, LegalClocks clocks, ResultDelivery delivery, ReturnPlace place, DossierReads reads, Clock clock)
{
    public async Task<Told> OfAsync(Dossier one, CancellationToken ct) => (await OfManyAsync([one], ct))[0];

    /// <summary>For lists, in the order given; one look at all results, one at all chosen ways, one at all accounts.</summary>
    public async Task<IReadOnlyList<Told>> OfManyAsync(IReadOnlyList<Dossier> many, CancellationToken ct)
    {
        var results = await reads.ResultsAsync([.. many.Where(one => one.FinishedAt is not null).Select(one => one.Id)], ct);
        // Only what waits to be fetched is told how.
        var ways = await delivery.WaysAsync([.. many.Where(one => one.State is DossierState.Completed)], ct);
        var calendars = await clocks.NowAsync(ct);
        return [.. many.Select(
            one => story.Tell(Of(one, calendars, results.GetValueOrDefault(one.Id.Value)),
                ways.GetValueOrDefault(one.Id.Value, ResultWay.Desk), place.Desk(one)))];
    }

    /// <summary>Both dates of a filing that still waits for the desk; null once it was taken, or is the citizen's turn.</summary>
    public async Task<(Instant Reply, Instant Latest)?> PromiseAsync(Dossier one, CancellationToken ct)
    {
        var situation = Of(one, await clocks.NowAsync(ct), null);
        return situation is { Until: { } reply, Latest: { } latest } ? (reply, latest) : null;
    }

    /// <summary>What the box of a receipt says now.</summary>
    public async Task<ReceiptBox> OnReceiptAsync(Dossier one, CancellationToken ct) =>
        story.OnReceipt(Of(one, await clocks.NowAsync(ct), await reads.ResultAsync(one.Id, ct)));

    private CitizenSituation Of(Dossier one, AgencyClocks calendars, ResultLine? result) =>
        CitizenSituation.Of(one, calendars.StandingOf(one, clock.Now), calendars.For(one.ReceivedBy), clock.Now, result);
}
