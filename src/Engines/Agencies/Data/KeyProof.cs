using System.Data.Common;
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

        private readonly Dictionary<(long Account, string Key), Held> keys = [];

        private sealed record Held(bool Revoked, StaffKeyIssued? Issued);

        public void Next(RecordedEvent e)
        {
            switch (e.Body)
            {
                case StaffKeyMade made: keys[(made.Account, made.Key)] = new(false, null); break;
                case StaffKeyIssued issued: keys[(issued.Account, issued.Key)] = new(false, issued); break;
                case StaffKeyRevoked one when keys.TryGetValue((one.Account, one.Key), out var held):
                    keys[(one.Account, one.Key)] = held with { Revoked = true }; break;
                case StaffKeysRevoked all:
                    foreach (var key in keys.Keys.Where(key => key.Account == all.Account).ToList())
                        keys[key] = keys[key] with { Revoked = true };
                    break;
            }
        }

        public async Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            var left = keys.Keys.ToHashSet();
            await using (var command = snapshot.Scan(
                $"select t.hash, t.user_id, t.revoked_at, u.staff, t.agency, t.role, t.ends_at, t.scopes from {Table} t " +
                "left join agencies_user u on u.id = t.user_id"))
            {
                await using var rows = await command.ExecuteReaderAsync(ct);
                while (await rows.ReadAsync(ct))
                {
                    findings.Compared();
                    var key = (rows.Int(1), ApiTokens.NameOf(rows.Bytes(0)));
                    if (left.Remove(key)) Compare(findings, key, rows);
                    else if (!rows.IsDBNull(3)) findings.Extra(Table, Name(key));
                }
            }
            foreach (var key in left) findings.Missing(Table, Name(key));
        }

        private void Compare(Findings findings, (long, string) key, DbDataReader rows)
        {
            var right = keys[key];
            Same("revoked_at", Word(right.Revoked), Word(!rows.IsDBNull(2)));
            Same("agency", right.Issued?.Agency, rows.IntOrNull(4));
            Same("role", right.Issued?.Role, rows.TextOrNull(5));
            Same("ends_at", right.Issued?.Ends, rows.IntOrNull(6));
            Same("scopes", right.Issued is { } issued ? string.Join(' ', issued.Scopes) : null, rows.TextOrNull(7));

            void Same(string column, Cell expected, Cell found)
            {
                if (expected != found) findings.Differs(Table, Name(key), column, expected, found);
            }
        }

        private static string Word(bool revoked) => revoked ? "revoked" : "in force";

        private static string Name((long Account, string Key) key) =>
            string.Create(CultureInfo.InvariantCulture, $"{key.Account}, {key.Key}");
    }
}
