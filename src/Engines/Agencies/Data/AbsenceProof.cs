using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>Who was away when and who stood in, proved by the officers' streams.</summary>
internal sealed class AbsenceProof : IProof
{
    public IProofRun Start(VerifySettings settings) => new Run();

    private sealed class Run : IProofRun
    {
        private const string Table = "agencies_absence";

        private readonly Dictionary<long, Absence> known = [];

        public void Next(RecordedEvent e)
        {
            if (e.Type == "staff.away" && e.Body is StaffAway away)
                known[away.Absence] = new(
                    away.Absence, away.Staff, away.Agency, away.First.ToDay(), away.Last.ToDay(), away.Substitute, null);
            if (e.Type == "staff.back" && e.Body is StaffBack back && known.TryGetValue(back.Absence, out var one))
                known[back.Absence] = one with { EndedAt = e.OccurredAt };
        }

        public async Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            var left = known.Keys.ToHashSet();
            await using (var command = snapshot.Scan(
                $"select id, staff, agency, first_day, last_day, substitute, ended_at from {Table}"))
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
                    var right = known[id];
                    Same("staff", right.Staff, rows.Int(1));
                    Same("agency", right.Agency, rows.Int(2));
                    Same("first_day", right.First.ToNumber(), rows.Int(3));
                    Same("last_day", right.Last.ToNumber(), rows.Int(4));
                    Same("substitute", right.Substitute, rows.IntOrNull(5));
                    Same("ended_at", right.EndedAt?.Micros, rows.IntOrNull(6));

                    void Same(string column, long? expected, long? found)
                    {
                        if (expected != found) findings.Differs(Table, Key(id), column, expected, found);
                    }
                }
            }
            foreach (var id in left) findings.Missing(Table, Key(id));
        }

        private static string Key(long id) => id.ToString(CultureInfo.InvariantCulture);
    }
}
