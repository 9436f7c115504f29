using OpenProvince.Dossiers.Contracts;
using OpenProvince.EventLog;

namespace OpenProvince.Dossiers.Data.Proof;

/// <summary>Goes through the rows of one dossier one by one and names those that are not as its events say.</summary>
internal sealed class SideRowLook(DossierTrail trail, Words words)
{
    public async Task RunAsync(Snapshot snapshot, SideRows rows, Findings findings, CancellationToken ct)
    {
        var expected = await ExpectedAsync(snapshot, ct);
        await foreach (var found in rows.ReadAsync(trail.Id, ct))
        {
            if (found.Words && trail.Forgotten) continue;
            if (!expected.Remove((found.Table, found.Key), out var right)) findings.Extra(found.Table, found.KeyText);
            else if (found.Words && found.Values[0] != right.Values[0]) findings.Changed(found.Table, found.KeyText);
            else if (!found.Words) NameColumns(found, right, findings);
        }
        foreach (var row in expected.Values.Where(row => !row.Words || !trail.Forgotten)) findings.Missing(row.Table, row.KeyText);
    }

    private async Task<Dictionary<(string, long), SideRow>> ExpectedAsync(Snapshot snapshot, CancellationToken ct)
    {
        var expected = new Dictionary<(string, long), SideRow>();
        DossierTrail? again = null;
        foreach (var e in await snapshot.ReadStreamAsync($"dossier-{trail.Id}", ct))
        {
            if (e.Body is not DossierEvent body) continue;
            if (body is DossierFiled filed)
            {
                again = new DossierTrail(e, filed, words);
                foreach (var row in ExpectedSideRows.Parties(again)) expected[(row.Table, row.Key)] = row;
            }
            if (again is null || body.Act is not { } act) continue;
            again.Take(e, act, words);
            foreach (var row in ExpectedSideRows.Of(e, act, again, words)) expected[(row.Table, row.Key)] = row;
        }
        return expected;
    }

    private static void NameColumns(SideRow found, SideRow right, Findings findings)
    {
        var columns = SideRows.ColumnsOf(found.Table);
        for (var i = 0; i < columns.Count; i++)
            if (found.Values[i] != right.Values[i])
                findings.Differs(found.Table, found.KeyText, columns[i].Name, right.Values[i], found.Values[i]);
    }
}
