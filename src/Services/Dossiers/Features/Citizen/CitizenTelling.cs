using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Domain.Forms;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features.Citizen;

/// <summary>Reads what <see cref="CitizenStory"/> needs to know about a dossier, and lets it tell.</summary>
internal sealed class CitizenTelling(CitizenStory story, LegalClocks clocks, ReceiptFacts facts, DossierReads reads, IAgencies agencies, Clock clock)
{
    public CitizenStory Story => story;

    public async Task<Told> OfAsync(Dossier one, CancellationToken ct)
    {
        var way = one.FinishedAt is null ? ResultWay.Desk : await facts.WayAsync(one, ct);
        return Tell(one, await clocks.NowAsync(ct), await reads.ResultAsync(one.Id, ct), way);
    }

    /// <summary>For lists, in the order given; one look at all results.</summary>
    public async Task<IReadOnlyList<Told>> OfManyAsync(IReadOnlyList<Dossier> many, CancellationToken ct)
    {
        var results = await reads.ResultsAsync([.. many.Where(one => one.FinishedAt is not null).Select(one => one.Id)], ct);
        var calendars = await clocks.NowAsync(ct);
        return [.. many.Select(one => Tell(one, calendars, results.GetValueOrDefault(one.Id.Value), ResultWay.Desk))];
    }

    /// <summary>Both dates of a filing that still waits for the desk; null once it was taken, or is the citizen's turn.</summary>
    public async Task<(Instant Reply, Instant Latest)?> PromiseAsync(Dossier one, CancellationToken ct)
    {
        var situation = Of(one, await clocks.NowAsync(ct), null);
        return situation is { Until: { } reply, Latest: { } latest } ? (reply, latest) : null;
    }

    private Told Tell(Dossier one, AgencyClocks calendars, ResultLine? result, ResultWay way)
    {
        var at = new AgencyId(one.ReceivedBy);
        return story.Tell(Of(one, calendars, result), way, agencies.Find(at)?.Desk?.Name ?? agencies.NameAt(at, one.FiledAt.LocalDay()));
    }

    private CitizenSituation Of(Dossier one, AgencyClocks calendars, ResultLine? result) =>
        CitizenSituation.Of(one, calendars.StandingOf(one, clock.Now), calendars.For(one.ReceivedBy), clock.Now, result);
}
