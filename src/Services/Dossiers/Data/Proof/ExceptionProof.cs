using System.Globalization;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Data.Proof;

/// <summary>
/// What may be entered late, proved by the streams of closed months and of consents: who closed a month and when, that its gate is shut,
/// and who consented to which day of which unit. When a consent was used is not proved.
/// </summary>
internal sealed class ExceptionProof : IProof
{
    public IProofRun Start(VerifySettings settings) => new Run();

    private sealed class Run : IProofRun
    {
        private const string Gate = "dossiers_month_gate";

        private readonly EventRows months = new("dossiers_closed_month", "month", "closed_at", "actor");
        private readonly EventRows consents = new("dossiers_back_date_consent", "id", "agency", "day", "given_by", "given_at");
        private readonly HashSet<int> closed = [];

        public void Next(RecordedEvent e)
        {
            if (e.Type == "month.closed" && e.Body is MonthClosed { Month: var month })
            {
                closed.Add(month);
                months.Expect(month, e.OccurredAt, e.Stamp.Actor);
            }
            if (e.Type == "consent.given" && e.Body is ConsentGiven given)
                consents.Expect(given.Consent, e.Agency, given.Day, e.Stamp.Actor, e.OccurredAt);
        }

        public async Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            await months.CompareAsync(snapshot, findings, ct);
            await consents.CompareAsync(snapshot, findings, ct);
            await CompareGatesAsync(snapshot, findings, ct);
        }

        private async Task CompareGatesAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            var left = new HashSet<int>(closed);
            await using var command = snapshot.Scan($"select month, closed from {Gate}");
            await using var rows = await command.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                findings.Compared();
                var (month, found) = ((int)rows.Int(0), rows.Int(1));
                var right = left.Remove(month) ? 1 : 0;
                if (found != right) findings.Differs(Gate, Name(month), "closed", right, found);
            }
            foreach (var month in left) findings.Missing(Gate, Name(month));
        }

        private static string Name(int month) => month.ToString(CultureInfo.InvariantCulture);
    }
}
