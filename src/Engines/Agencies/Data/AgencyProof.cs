using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Domain;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>
/// Agencies, what officers changed of them, and who goes on where, proved by the agencies' streams. Of what a pack laid down only that the
/// agency exists is proved: its names and identifiers came without events of their own.
/// </summary>
internal sealed class AgencyProof : IProof
{
    public IProofRun Start(VerifySettings settings) => new Run();

    /// <summary>What the events say of an agency.</summary>
    private sealed class Known
    {
        public AgencyMade? Made { get; init; }
        public AgencyClosed? Closed { get; set; }
        public HashSet<string> Gained { get; } = new(StringComparer.Ordinal);
    }

    private sealed class Run : IProofRun
    {
        private const string Table = "agencies_agency", Names = "agencies_version", Codes = "agencies_code", Contacts = "agencies_contact",
            Links = "agencies_succession";

        private readonly Dictionary<long, Known> agencies = [];
        private readonly Dictionary<(long Agency, long From), (string Decision, int Decided, string Words)> names = [];
        private readonly Dictionary<(long Agency, long From), string> contacts = [];
        private readonly Dictionary<(long From, long To), int> links = [];

        public void Next(RecordedEvent e)
        {
            if (!e.Stream.StartsWith("agency-", StringComparison.Ordinal)) return;
            switch (e.Body)
            {
                case AgencyEstablished one: agencies[one.Agency] = new(); break;
                case AgencyMade one:
                    agencies[one.Agency] = new() { Made = one };
                    names[(one.Agency, one.From)] = (one.Decision, one.Decided, one.Words);
                    break;
                case AgencyRenamed one: names[(one.Agency, one.From)] = (one.Decision, one.Decided, one.Words); break;
                case AgencyContactChanged one: contacts[(one.Agency, one.From)] = one.Words; break;
                case AgencySucceeded one: links[(one.Agency, one.Successor)] = one.Day; break;
                case AgencyClosed one when agencies.TryGetValue(one.Agency, out var known): known.Closed = one; break;
                case AgencyTookOver one when agencies.TryGetValue(one.Agency, out var known): known.Gained.UnionWith(one.Functions); break;
            }
        }

        public async Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            await CompareAgenciesAsync(snapshot, findings, ct);
            await CompareNamesAsync(snapshot, findings, ct);
            await CompareCodesAsync(snapshot, findings, ct);
            await CompareContactsAsync(snapshot, findings, ct);
            await CompareLinksAsync(snapshot, findings, ct);
        }

        private async Task CompareAgenciesAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            var left = agencies.Keys.ToHashSet();
            await using (var command = snapshot.Scan(
                "select a.id, a.kind, a.valid_from, a.valid_to, a.functions, d.number, d.day, d.issuer from agencies_agency a " +
                "left join agencies_decision d on d.id = a.ended_by"))
            {
                await using var rows = await command.ExecuteReaderAsync(ct);
                while (await rows.ReadAsync(ct))
                {
                    findings.Compared();
                    if (!left.Remove(rows.Int(0))) findings.Extra(Table, Key(rows.Int(0)));
                    else
                        CompareAgency(agencies[rows.Int(0)], new(rows.Int(0), (int)rows.Int(1), (int)rows.Int(2), (int?)rows.IntOrNull(3),
                            rows.GetString(4).Split(','), DecisionOf(rows, 5)), findings);
                }
            }
            foreach (var id in left) findings.Missing(Table, Key(id));
        }

        private sealed record Row(long Id, int Kind, int From, int? To, string[] Functions, (string Number, int Day, string Issuer)? End);

        private static void CompareAgency(Known right, Row row, Findings findings)
        {
            if (right.Made is { } made)
            {
                Same("kind", (int)made.Kind, row.Kind);
                Same("valid_from", made.From, row.From);
            }
            if (right.Closed is { } closed)
            {
                Same("valid_to", closed.Last, row.To);
                if (row.End is not { } end || end.Number != closed.Decision || end.Day != closed.Decided
                    || AgencyWords.Digest(end.Issuer) != closed.Words) findings.Changed(Table, Key(row.Id));
            }
            else if (right.Made is not null || row.End is not null) Same("valid_to", null, row.To);
            if (!right.Gained.IsSubsetOf(row.Functions))
                findings.Differs(Table, Key(row.Id), "functions", string.Join(',', right.Gained), string.Join(',', row.Functions));

            void Same(string column, long? expected, long? found)
            {
                if (expected != found) findings.Differs(Table, Key(row.Id), column, expected, found);
            }
        }

        private async Task CompareNamesAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            var left = names.Keys.ToHashSet();
            await using (var command = snapshot.Scan(
                "select v.agency, v.valid_from, v.name, v.short_name, v.parent, d.number, d.day, d.issuer from agencies_version v " +
                "join agencies_decision d on d.id = v.decision"))
            {
                await using var rows = await command.ExecuteReaderAsync(ct);
                while (await rows.ReadAsync(ct))
                {
                    findings.Compared();
                    var (key, decision) = ((rows.Int(0), rows.Int(1)), DecisionOf(rows, 5)!.Value);
                    if (!left.Remove(key))
                    {
                        findings.Extra(Names, Key(key));
                        continue;
                    }
                    var words = AgencyWords.Digest(rows.GetString(2), rows.GetString(3), decision.Issuer);
                    if ((decision.Number, decision.Day, words) != names[key]) findings.Changed(Names, Key(key));
                    if (agencies.GetValueOrDefault(rows.Int(0))?.Made is { } made && rows.IntOrNull(4) != made.Parent)
                        findings.Differs(Names, Key(key), "parent", made.Parent, rows.IntOrNull(4));
                }
            }
            foreach (var key in left) findings.Missing(Names, Key(key));
        }

        private async Task CompareCodesAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            var left = agencies.Where(one => one.Value.Made is not null).ToDictionary(one => one.Key, one => one.Value.Made!.Code);
            await using (var command = snapshot.Scan("select agency, code from agencies_code"))
            {
                await using var rows = await command.ExecuteReaderAsync(ct);
                while (await rows.ReadAsync(ct))
                {
                    if (!left.Remove(rows.Int(0), out var code)) continue;
                    findings.Compared();
                    if (rows.GetString(1) != code) findings.Differs(Codes, Key(rows.Int(0)), "code", code, rows.GetString(1));
                }
            }
            foreach (var id in left.Keys) findings.Missing(Codes, Key(id));
        }

        private async Task CompareContactsAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            var left = contacts.Keys.ToHashSet();
            await using (var command = snapshot.Scan("select agency, valid_from, address, phone, hours from agencies_contact"))
            {
                await using var rows = await command.ExecuteReaderAsync(ct);
                while (await rows.ReadAsync(ct))
                {
                    findings.Compared();
                    var key = (rows.Int(0), rows.Int(1));
                    if (!left.Remove(key)) findings.Extra(Contacts, Key(key));
                    else if (AgencyWords.Digest(rows.GetString(2), rows.TextOrNull(3), rows.TextOrNull(4)) != contacts[key])
                        findings.Changed(Contacts, Key(key));
                }
            }
            foreach (var key in left) findings.Missing(Contacts, Key(key));
        }

        private async Task CompareLinksAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            var left = links.Keys.ToHashSet();
            await using (var command = snapshot.Scan("select predecessor, successor, day from agencies_succession"))
            {
                await using var rows = await command.ExecuteReaderAsync(ct);
                while (await rows.ReadAsync(ct))
                {
                    findings.Compared();
                    var key = (rows.Int(0), rows.Int(1));
                    if (!left.Remove(key)) findings.Extra(Links, Key(key));
                    else if (rows.Int(2) != links[key]) findings.Differs(Links, Key(key), "day", links[key], rows.Int(2));
                }
            }
            foreach (var key in left) findings.Missing(Links, Key(key));
        }

        private static (string Number, int Day, string Issuer)? DecisionOf(System.Data.Common.DbDataReader row, int column) =>
            row.TextOrNull(column) is { } number ? (number, (int)row.Int(column + 1), row.GetString(column + 2)) : null;

        private static string Key(long id) => id.ToString(CultureInfo.InvariantCulture);

        private static string Key((long, long) key) => string.Create(CultureInfo.InvariantCulture, $"{key.Item1}, {key.Item2}");
    }
}
