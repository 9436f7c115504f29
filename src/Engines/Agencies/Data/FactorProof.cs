using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>Which officer's account has a second step and since when, proved by the officers' streams; secrets and codes are not.</summary>
internal sealed class FactorProof : IProof
{
    public IProofRun Start(VerifySettings settings) => new Run();

    private sealed class Run : IProofRun
    {
        private const string Table = "agencies_totp";

        private readonly Dictionary<long, long> since = [];

        public void Next(RecordedEvent e)
        {
            if (e.Type == "staff.second-factor-set" && e.Body is StaffSecondFactorSet set) since[set.Account] = e.OccurredAt.Micros;
            if (e.Type == "staff.second-factor-removed" && e.Body is StaffSecondFactorRemoved removed) since.Remove(removed.Account);
            if (e.Type == "staff.second-factor-reset" && e.Body is StaffSecondFactorReset reset) since.Remove(reset.Account);
        }

        public async Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            var left = since.Keys.ToHashSet();
            await using (var command = snapshot.Scan($"select account, since from {Table}"))
            {
                await using var rows = await command.ExecuteReaderAsync(ct);
                while (await rows.ReadAsync(ct))
                {
                    findings.Compared();
                    var (account, found) = (rows.Int(0), rows.Int(1));
                    if (!left.Remove(account)) findings.Extra(Table, Key(account));
                    else if (found != since[account]) findings.Differs(Table, Key(account), "since", since[account], found);
                }
            }
            foreach (var account in left) findings.Missing(Table, Key(account));
        }

        private static string Key(long account) => account.ToString(CultureInfo.InvariantCulture);
    }
}
