using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Data.Proof;

/// <summary>
/// The daily numbers of every desk: the counter stands at the number of filings, and no dossier has a number beyond it. As no
/// number is there twice (a constraint of the table), none is missing. After a restore numbers go on from a later multiple of
/// <see cref="CodesAfterRestore.Jump"/>; behind it no more were given than were filed.
/// </summary>
internal sealed class DossierCounters(IAgencies agencies)
{
    private const string Table = "dossiers_code_counter";

    private readonly Dictionary<(long Agency, int Day), int> filed = [];

    public void Filed(long agency, Instant at)
    {
        var key = (agency, at.LocalDay().ToNumber());
        filed[key] = filed.GetValueOrDefault(key) + 1;
    }

    public async Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
    {
        var left = new HashSet<(long, int)>(filed.Keys);
        await using (var command = snapshot.Scan($"select agency, day, last from {Table}"))
        {
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                var (key, last) = ((reader.Int(0), (int)reader.Int(1)), (int)reader.Int(2));
                findings.Compared();
                var (known, counted) = (left.Remove(key), filed.GetValueOrDefault(key));
                if (last == counted || (last >= CodesAfterRestore.Jump && last % CodesAfterRestore.Jump <= counted)) continue;
                if (!known) findings.Extra(Table, Key(key));
                else findings.Differs(Table, Key(key), "last", counted, last);
            }
        }
        foreach (var key in left) findings.Missing(Table, Key(key));
        await using var beyond = snapshot.Scan($"""
            select d.id, d.number, c.last from dossiers_dossier d join {Table} c on c.agency = d.received_by and c.day = d.day
            where d.number > c.last or d.number < 1
            """);
        await using var rows = await beyond.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            findings.Add("dossiers.number-beyond", ("table", "dossiers_dossier"), ("key", rows.Int(0)), ("number", rows.Int(1)),
                ("last", rows.Int(2)));
    }

    private string Key((long Agency, int Day) key) =>
        string.Create(CultureInfo.InvariantCulture, $"{agencies.Find(new AgencyId(key.Agency))?.Slug ?? ""} {key.Agency}, {key.Day}")
            .TrimStart();
}
