using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.EventLog;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Data;

/// <summary>Everything a dossier has in words, removed in one transaction.</summary>
internal sealed class DossierErasure(LogReader log, IPersons persons, IFiles files)
{
    private static readonly string[] Tables =
    [
        "dossiers_answer", "dossiers_paper", "dossiers_missing", "dossiers_result"
    ];

    public async Task AddAsync(UnitOfWork work, Dossier dossier, Actor by, Instant now, CancellationToken ct)
    {
        foreach (var table in Tables) work.Add($"delete from {table} where dossier = $1", dossier.Id.Value);
        files.Forget(work, new FileOwner(Attachments.Dossier, dossier.Id.Value));
        foreach (var person in await WrittenForItAsync(dossier, ct)) persons.Erase(work, new PersonId(person), by, now);
    }

    /// <summary>People its filing wrote down. Somebody's account has a person of its own, which lives on.</summary>
    private async Task<HashSet<long>> WrittenForItAsync(Dossier dossier, CancellationToken ct)
    {
        var people = new HashSet<long>();
        foreach (var e in await log.ReadStreamAsync($"dossier-{dossier.Id.Value}", ct))
        {
            if (e.Body is not DossierEvent { Act.Seals: { } seals }) continue;
            if (seals.ContainsKey(Dossier.OwnerSeal)) people.Add(dossier.Owner);
            if (seals.ContainsKey(Dossier.SubmitterSeal)) people.Add(dossier.Submitter);
        }
        return people;
    }
}
