using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Data;

/// <summary>What supplement requests ask for, line by line.</summary>
internal sealed class MissingPapers(Database database)
{
    /// <summary>Adds the lines to the transaction of the request; one taken means somebody else asked first.</summary>
    public void Add(UnitOfWork work, Dossier dossier, IReadOnlyList<PaperInput> items)
    {
        dossier.Vouch(Dossier.MissingSeal, PaperSeal.Missing(items));
        for (var line = 0; line < items.Count; line++)
        {
            var item = items[line];
            work.Add(
                "insert into dossiers_missing (dossier, version, line, component, originals, certified, copies) values ($1, $2, $3, $4, " +
                "$5, $6, $7)",
                dossier.Id.Value, dossier.NextVersion, line + 1, item.Component, item.Originals, item.CertifiedCopies, item.Photocopies);
            work.OnUnique(KernelErrors.Stale);
        }
    }

    /// <summary>The lines of the last request, in their order.</summary>
    public async Task<IReadOnlyList<PaperLine>> LastAsync(DossierId dossier, CancellationToken ct) => await database.QueryAsync(
        row => new PaperLine(row.Int(0), row.GetString(1), (int)row.Int(2), (int)row.Int(3), (int)row.Int(4), null),
        """
        select version, component, originals, certified, copies from dossiers_missing
        where dossier = $1 and version = (select max(version) from dossiers_missing where dossier = $1) order by line
        """, [dossier.Value], ct);
}
