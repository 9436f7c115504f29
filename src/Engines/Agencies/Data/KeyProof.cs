using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>Keys with which programs act as officers, proved by the officers' streams; a citizen's key is no right over others.</summary>
internal sealed class KeyProof : IProof
{
    public IProofRun Start(VerifySettings settings) => new Run();

    private sealed class Run : IProofRun
    {
        private const string Table = "agencies_api_token";

        // True: revoked.
        private readonly Dictionary<(long Account, string Key), bool> keys = [];

        public void Next(RecordedEvent e)
        {
            if (e.Type == "staff.key-made" && e.Body is StaffKeyMade made) keys[(made.Account, made.Key)] = false;
            if (e.Type == "staff.keys-revoked" && e.Body is StaffKeysRevoked revoked)
                foreach (var key in keys.Keys.Where(key => key.Account == revoked.Account).ToList()) keys[key] = true;
        }

        public async Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            var left = keys.Keys.ToHashSet();
            await using (var command = snapshot.Scan(
                $"select t.hash, t.user_id, t.revoked_at, u.staff from {Table} t left join agencies_user u on u.id = t.user_id"))
            {
                await using var rows = await command.ExecuteReaderAsync(ct);
                while (await rows.ReadAsync(ct))
                {
                    findings.Compared();
                    var (key, revoked) = ((rows.Int(1), ApiTokens.NameOf(rows.Bytes(0))), !rows.IsDBNull(2));
                    if (!left.Remove(key))
                    {
                        if (!rows.IsDBNull(3)) findings.Extra(Table, Name(key));
                    }
                    else if (revoked != keys[key]) findings.Differs(Table, Name(key), "revoked_at", Word(keys[key]), Word(revoked));
                }
            }
            foreach (var key in left) findings.Missing(Table, Name(key));
        }

        private static string Word(bool revoked) => revoked ? "revoked" : "in force";

        private static string Name((long Account, string Key) key) =>
            string.Create(CultureInfo.InvariantCulture, $"{key.Account}, {key.Key}");
    }
}
