using OpenProvince.Cases.Contracts;
using OpenProvince.EventLog;

namespace OpenProvince.Cases.Data.Proof;

/// <summary>Goes through the rows of one case one by one and names those that are not as its events say.</summary>
internal sealed class SideRowLook(CaseTrail trail, KindProof proof, CodesOnce words)
{
    public async Task RunAsync(Snapshot snapshot, SideRows rows, Findings findings, CancellationToken ct)
    {
        var expected = await ExpectedAsync(snapshot, ct);
        await foreach (var found in rows.ReadAsync(trail.Id, null, ct))
        {
            if (found.Words && trail.Forgotten) continue;
            if (!expected.Remove((found.Table, found.Key), out var right)) findings.Extra(found.Table, found.KeyText);
            else if (found.Words && found.Values[0] != right.Values[0]) findings.Changed(found.Table, found.KeyText);
            else if (!found.Words) NameColumns(found, right, findings);
        }
        foreach (var row in expected.Values.Where(row => !row.Words || !trail.Forgotten)) findings.Missing(row.Table, row.KeyText);
    }

    private async Task<Dictionary<(string, long), CaseSideRow>> ExpectedAsync(Snapshot snapshot, CancellationToken ct)
    {
        var expected = new Dictionary<(string, long), CaseSideRow>();
        CaseTrail? again = null;
        foreach (var e in await snapshot.ReadStreamAsync($"{trail.Kind.Stream}{trail.Id}", ct))
        {
            if (e.Body is not CaseEvent body) continue;
            if (trail.Kind.Born(e) is { } born)
            {
                again = new CaseTrail(trail.Id, trail.Kind, born, words);
                Add(proof.Own.Born(again, e));
            }
            if (again is null || body.Act is not { } act) continue;
            again.Take(e, act, words);
            Add(ExpectedRows.Of(e, act, again, words));
            Add(proof.Own.Written(again, e, act));
        }
        return expected;

        void Add(IEnumerable<CaseSideRow> some)
        {
            foreach (var row in some) expected[(row.Table, row.Key)] = row;
        }
    }

    private static void NameColumns(CaseSideRow found, CaseSideRow right, Findings findings)
    {
        var columns = SideRows.ColumnsOf(found.Table);
        for (var i = 0; i < columns.Count; i++)
            if (found.Values[i] != right.Values[i])
                findings.Differs(found.Table, found.KeyText, columns[i].Name, right.Values[i], found.Values[i]);
    }
}
