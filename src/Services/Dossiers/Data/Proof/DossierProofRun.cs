using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.EventLog;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Data.Proof;

/// <summary>
/// Lays the changes of every act over one another, adds up what the rows beside the state row have to be, and takes off what
/// they are. Whatever is left over is looked at once more, row by row.
/// </summary>
internal sealed class DossierProofRun(IFiles files, IPersons persons, IAgencies agencies, string notOurs) : IProofRun
{
    private const string Prefix = "dossier-";
    private const int MostLookedAt = 20;

    private readonly Dictionary<long, DossierTrail> trails = [];
    private readonly Words words = new();
    private readonly RowSum sum = new();
    private readonly DossierCounters counters = new(agencies);
    private readonly DossierPeople people = new();

    public void Next(RecordedEvent e)
    {
        if (e.Type == "person.erased" && e.Body is PersonErased erased) people.Erased(erased.Person);
        if (!e.Stream.StartsWith(Prefix, StringComparison.Ordinal) || e.Body is not DossierEvent body) return;
        if (body is DossierFiled filed)
        {
            trails[filed.Dossier] = new DossierTrail(e, filed, words);
            counters.Filed(e.Agency, e.OccurredAt);
        }
        if (!long.TryParse(e.Stream.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || !trails.TryGetValue(id, out var trail))
            return;
        if (body is DossierFiled) foreach (var party in ExpectedSideRows.Parties(trail)) Expect(trail, party);
        if (body is DossierForgotten) trail.Forget();
        if (body.Act is not { } act) return;
        trail.Take(e, act, words);
        foreach (var row in ExpectedSideRows.Of(e, act, trail, words)) Expect(trail, row);
        people.Sealed(trail, act);
    }

    public async Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
    {
        await new StateRows(trails, words, agencies).CompareAsync(snapshot, findings, ct);
        await CompareSideRowsAsync(snapshot, findings, ct);
        await counters.CompareAsync(snapshot, findings, ct);
        await people.CompareAsync(persons.SealsAsync(snapshot.Connection, ct).ReadAhead(ct), findings);
    }

    private void Expect(DossierTrail trail, SideRow row)
    {
        if (row.Words) trail.Sealed += ShareOf(row);
        else trail.Rows += ShareOf(row);
    }

    private async Task CompareSideRowsAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
    {
        var rows = new SideRows(snapshot, files, null, notOurs);
        await foreach (var row in new SideRows(snapshot, files, findings, notOurs).ReadAsync(null, ct).ReadAhead(ct))
        {
            findings.Compared();
            if (!trails.TryGetValue(row.Dossier, out var trail)) findings.Extra(row.Table, row.KeyText);
            else if (row.Words) trail.Sealed -= ShareOf(row);
            else trail.Rows -= ShareOf(row);
        }
        var left = trails.Values.Where(trail => trail.Rows != 0 || (trail.Sealed != 0 && !trail.Forgotten)).ToList();
        foreach (var trail in left.Take(MostLookedAt)) await new SideRowLook(trail, words).RunAsync(snapshot, rows, findings, ct);
        if (left.Count > MostLookedAt) findings.Add("dossiers.more-dossiers-differ", ("count", left.Count - MostLookedAt));
        foreach (var trail in trails.Values.Where(trail => trail.Forgotten)) await CheckForgottenAsync(trail, rows, findings, ct);
    }

    /// <summary>Of a forgotten dossier nothing may have stayed that has words.</summary>
    private static async Task CheckForgottenAsync(DossierTrail trail, SideRows rows, Findings findings, CancellationToken ct)
    {
        findings.Forgotten();
        await foreach (var row in rows.ReadAsync(trail.Id, ct))
            if (row.Words) findings.Add("dossiers.not-forgotten", ("table", row.Table), ("key", row.KeyText));
    }

    private UInt128 ShareOf(SideRow row) => sum.Of(row.Table, [row.Dossier, row.Key, .. row.Packed]);
}
