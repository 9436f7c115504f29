using System.Runtime.CompilerServices;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Features;

/// <summary>The running promises in order of their ids, each with the pauses its clock has had.</summary>
internal sealed class OpenPromises(Database database, DossierStore store, DossierReads reads, DeadlineRules rules, SupplementClocks clocks)
{
    public async IAsyncEnumerable<(Dossier Dossier, IReadOnlyList<Pause> Pauses)> ReadAsync(
        int pageSize, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var last = 0L; ;)
        {
            var page = await database.QueryAsync(store.Read,
                $"{DossierSql.Select} where bucket = 0 and due is not null and id > $1 order by id limit $2", [last, pageSize], ct);
            foreach (var dossier in page) yield return (dossier, await PausesAsync(dossier, ct));
            if (page.Count < pageSize) yield break;
            last = page[^1].Id.Value;
        }
    }

    /// <summary>The promise by another calendar, from the same reception, rules and pauses.</summary>
    public DuePromise Recompute(Deadlines deadlines, Dossier dossier, IReadOnlyList<Pause> pauses, CalendarSet calendar) =>
        deadlines.Recompute(new DeadlineTerms(dossier.AcceptedAt!.Value, dossier.Term), [.. pauses], calendar.For(dossier.ReceivedBy));

    /// <summary>Closed pauses after acceptance, oldest first, read from the timeline. Most dossiers have none.</summary>
    public async Task<IReadOnlyList<Pause>> PausesAsync(Dossier dossier, CancellationToken ct)
    {
        if (dossier.Promise.Pauses == 0) return [];
        var strategy = clocks.Of(dossier) ?? rules.Get(dossier.Promise.Given!.Value.RuleVersion).OnSupplement;
        return StepLines.Pauses((await reads.StepsAsync(dossier.Id, ct)).Where(step => step.At >= dossier.AcceptedAt), Lines.Of, strategy);
    }
}
