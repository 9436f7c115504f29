using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Time.Contracts;

namespace OpenProvince.Time;

/// <summary>Calendar decisions and rules taken over, proved by the digests their events carry.</summary>
internal sealed class TimeProof : IProof
{
    public IProofRun Start(VerifySettings settings) => new Run();

    /// <summary>SHA-256 over the values, each with its length in front. These are public documents, so no key is needed.</summary>
    public static string Digest(params Cell[] values)
    {
        var text = new StringBuilder();
        foreach (var value in values.Select(value => value.ToString()))
            text.Append(CultureInfo.InvariantCulture, $"{value.Length}:{value}");
        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private sealed class Run : IProofRun
    {
        private readonly Dictionary<int, string> calendars = [];
        private readonly Dictionary<int, string> rules = [];

        public void Next(RecordedEvent e)
        {
            if (e.Type == "calendar.decided" && e.Body is CalendarDecided decided) calendars[decided.Version] = decided.Content;
            if (e.Type == "rules.adopted" && e.Body is RulesAdopted adopted) rules[adopted.Version] = adopted.Content;
        }

        public async Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            await CompareAsync(snapshot, "time_calendar", "decision, name, adopted_on, content", calendars, findings, ct);
            await CompareAsync(snapshot, "time_rules", "effective_from, legal_basis, content", rules, findings, ct);
        }

        private static async Task CompareAsync(
            Snapshot snapshot, string table, string columns, Dictionary<int, string> expected, Findings findings, CancellationToken ct)
        {
            await using (var command = snapshot.Scan($"select version, {columns} from {table}"))
            {
                await using var rows = await command.ExecuteReaderAsync(ct);
                while (await rows.ReadAsync(ct))
                {
                    findings.Compared();
                    var version = (int)rows.Int(0);
                    var values = Enumerable.Range(1, rows.FieldCount - 1)
                        .Select(i => rows.GetValue(i) as string is { } text ? (Cell)text : rows.Int(i)).ToArray();
                    if (!expected.Remove(version, out var digest)) findings.Extra(table, Key(version));
                    else if (Digest(values) != digest) findings.Changed(table, Key(version));
                }
            }
            foreach (var version in expected.Keys) findings.Missing(table, Key(version));
        }

        private static string Key(int version) => version.ToString(CultureInfo.InvariantCulture);
    }
}
