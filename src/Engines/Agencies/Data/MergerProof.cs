using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Domain;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>Mergers, proved by their streams.</summary>
internal sealed class MergerProof : IProof
{
    public IProofRun Start(VerifySettings settings) => new Run();

    private sealed class Run : IProofRun
    {
        private const string Table = "agencies_merger", PartTable = "agencies_merger_part";

        private readonly Dictionary<long, (MergerDecided Decided, MergerState State, int? Cases)> mergers = [];

        public void Next(RecordedEvent e)
        {
            switch (e.Body)
            {
                case MergerDecided one: mergers[one.Merger] = (one, MergerState.Decided, null); break;
                case MergerBegun one when mergers.TryGetValue(one.Merger, out var known):
                    mergers[one.Merger] = (known.Decided, MergerState.Running, one.Cases); break;
                case MergerDone one when mergers.TryGetValue(one.Merger, out var known):
                    mergers[one.Merger] = known with { State = MergerState.Done }; break;
                case MergerTakenBack one when mergers.TryGetValue(one.Merger, out var known):
                    mergers[one.Merger] = known with { State = MergerState.TakenBack }; break;
            }
        }

        public async Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            await CompareMergersAsync(snapshot, findings, ct);
            await ComparePartsAsync(snapshot, findings, ct);
        }

        private async Task CompareMergersAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            var left = mergers.Keys.ToHashSet();
            await using (var command = snapshot.Scan(
                "select m.id, m.day, m.state, m.cases, d.number, d.day, d.issuer from agencies_merger m " +
                "join agencies_decision d on d.id = m.decision"))
            {
                await using var rows = await command.ExecuteReaderAsync(ct);
                while (await rows.ReadAsync(ct))
                {
                    findings.Compared();
                    var id = rows.Int(0);
                    if (!left.Remove(id))
                    {
                        findings.Extra(Table, Key(id));
                        continue;
                    }
                    var (decided, state, cases) = mergers[id];
                    Same("day", decided.Day, rows.Int(1));
                    Same("state", (int)state, rows.Int(2));
                    Same("cases", cases, rows.IntOrNull(3));
                    if ((rows.GetString(4), (int)rows.Int(5), AgencyWords.Digest(rows.GetString(6)))
                        != (decided.Decision, decided.Decided, decided.Words)) findings.Changed(Table, Key(id));

                    void Same(string column, long? expected, long? found)
                    {
                        if (expected != found) findings.Differs(Table, Key(id), column, expected, found);
                    }
                }
            }
            foreach (var id in left) findings.Missing(Table, Key(id));
        }

        private async Task ComparePartsAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            var left = mergers.Values.Select(one => one.Decided)
                .SelectMany(one => one.Parts.Select(part => (one.Merger, part.From, part.To))).ToHashSet();
            await using (var command = snapshot.Scan("select merger, predecessor, receiver from agencies_merger_part"))
            {
                await using var rows = await command.ExecuteReaderAsync(ct);
                while (await rows.ReadAsync(ct))
                {
                    findings.Compared();
                    var part = (rows.Int(0), rows.Int(1), rows.Int(2));
                    if (!left.Remove(part)) findings.Extra(PartTable, Key(part));
                }
            }
            foreach (var part in left) findings.Missing(PartTable, Key(part));
        }

        private static string Key(long id) => id.ToString(CultureInfo.InvariantCulture);

        private static string Key((long, long, long) part) =>
            string.Create(CultureInfo.InvariantCulture, $"{part.Item1}, {part.Item2}, {part.Item3}");
    }
}
