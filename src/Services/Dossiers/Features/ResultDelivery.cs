using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// What the citizen chose and what can be done for them: asked before a result is issued, before it goes out, and by who tells of it.
/// </summary>
internal sealed class ResultDelivery(DossierReads reads, IPersons persons)
{
    public async Task<ResultWay> ChosenAsync(Dossier dossier, CancellationToken ct) =>
        WasAsked(dossier) ? ResultWays.Chosen(await reads.AnswersAsync(dossier.Id, ct)) : ResultWay.Desk;

    /// <summary>The document is issued, so that it can be downloaded.</summary>
    public async Task<bool> HasDocumentAsync(Dossier dossier, CancellationToken ct) =>
        (await reads.ResultAsync(dossier.Id, ct))?.File is not null;

    /// <summary>
    /// A party of the dossier has an account: only who signs in as a party can download the document. Who stood at the counter
    /// without one is not promised what they could never fetch.
    /// </summary>
    public async Task<bool> CanBeClaimedAsync(Dossier dossier, CancellationToken ct) =>
        (await persons.WithAccountAsync(Parties(dossier), ct)).Count > 0;

    /// <summary>The way a result can really go: as chosen, but to the desk where nobody could fetch a document.</summary>
    public async Task<ResultWay> WayAsync(Dossier dossier, CancellationToken ct) => (await WaysAsync([dossier], ct))[dossier.Id.Value];

    /// <summary>The same for a list, by dossier; one look at all answers and one at all accounts.</summary>
    public async Task<IReadOnlyDictionary<long, ResultWay>> WaysAsync(IReadOnlyCollection<Dossier> many, CancellationToken ct)
    {
        var answers = await reads.AnswersAsync([.. many.Where(WasAsked).Select(one => one.Id)], ct);
        var ways = many.ToDictionary(one => one.Id.Value, one => ResultWays.Chosen(answers.GetValueOrDefault(one.Id.Value)));
        Dossier[] electronic = [.. many.Where(one => ways[one.Id.Value] is ResultWay.Electronic)];
        var accounts = await persons.WithAccountAsync([.. electronic.SelectMany(Parties)], ct);
        foreach (var one in electronic.Where(one => !Parties(one).Any(accounts.Contains))) ways[one.Id.Value] = ResultWay.Desk;
        return ways;
    }

    /// <summary>Who stood at the counter, or whose papers the post brought, was not asked.</summary>
    private static bool WasAsked(Dossier dossier) => dossier.Channel is Channel.Online or Channel.Portal;

    private static PersonId[] Parties(Dossier dossier) => [new(dossier.Owner), new(dossier.Submitter)];
}
