using System.Globalization;
using OpenProvince.Cases.Contracts;
using OpenProvince.EventLog;

namespace OpenProvince.Cases.Data.Proof;

/// <summary>
/// Lays the changes of every act over one another, adds up what the rows beside the state row have to be, and takes off what
/// they are. Whatever is left over is looked at once more, row by row.
/// </summary>
internal sealed class AllCasesRun(IReadOnlyList<KindProof> kinds) : IProofRun
{
    private const int MostLookedAt = 20;

    private readonly Dictionary<long, CaseTrail> trails = [];
    private readonly CodesOnce words = new();
    private readonly RowSum sum = new();

    public void Next(RecordedEvent e)
    {
        foreach (var (_, own) in kinds) own.Hear(e);
        if (KindOf(e.Stream) is not { } proof || !long.TryParse(
            e.Stream.AsSpan(proof.Kind.Stream.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return;
        if (e.Body is not CaseEvent body) return;
        if (proof.Kind.Born(e) is { } born)
        {
            trails[id] = new CaseTrail(id, proof.Kind, born, words);
            foreach (var row in proof.Own.Born(trails[id], e)) Expect(trails[id], row);
        }
        if (!trails.TryGetValue(id, out var trail)) return;
        if (body is IForgetsCase) trail.Forget();
        if (body.Act is not { } act) return;
        trail.Take(e, act, words);
        foreach (var row in ExpectedRows.Of(e, act, trail, words).Concat(proof.Own.Written(trail, e, act))) Expect(trail, row);
    }

    public async Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
    {
        foreach (var proof in kinds) await new StateRows(proof, trails, words).CompareAsync(snapshot, findings, ct);
        await CompareSideRowsAsync(snapshot, findings, ct);
        foreach (var (_, own) in kinds) await own.CompareAsync(snapshot, findings, ct);
    }

    private KindProof? KindOf(string stream)
    {
        foreach (var proof in kinds)
            if (stream.StartsWith(proof.Kind.Stream, StringComparison.Ordinal)) return proof;
        return null;
    }

    private void Expect(CaseTrail trail, CaseSideRow row)
    {
        if (row.Words) trail.Sealed += ShareOf(row);
        else trail.Rows += ShareOf(row);
    }

    private async Task CompareSideRowsAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
    {
        var rows = new SideRows(snapshot, kinds);
        await foreach (var row in rows.ReadAsync(null, findings, ct).ReadAhead(ct))
        {
            findings.Compared();
            if (!trails.TryGetValue(row.Case, out var trail)) findings.Extra(row.Table, row.KeyText);
            else if (row.Words) trail.Sealed -= ShareOf(row);
            else trail.Rows -= ShareOf(row);
        }
        var left = trails.Values.Where(trail => trail.Rows != 0 || (trail.Sealed != 0 && !trail.Forgotten)).ToList();
        foreach (var trail in left.Take(MostLookedAt))
            await new SideRowLook(trail, kinds.First(proof => proof.Kind == trail.Kind), words).RunAsync(snapshot, rows, findings, ct);
        if (left.Count > MostLookedAt) findings.Add("cases.more-differ", ("count", left.Count - MostLookedAt));
        foreach (var trail in trails.Values.Where(trail => trail.Forgotten)) await CheckForgottenAsync(trail, rows, findings, ct);
    }

    /// <summary>Of a forgotten case nothing may have stayed that has words.</summary>
    private static async Task CheckForgottenAsync(CaseTrail trail, SideRows rows, Findings findings, CancellationToken ct)
    {
        findings.Forgotten();
        await foreach (var row in rows.ReadAsync(trail.Id, null, ct))
            if (row.Words) findings.Add("cases.not-forgotten", ("table", row.Table), ("key", row.KeyText));
    }

    private UInt128 ShareOf(CaseSideRow row) => sum.Of(row.Table, [row.Case, row.Key, .. row.Packed]);
}
