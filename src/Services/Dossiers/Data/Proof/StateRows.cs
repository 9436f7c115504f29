using System.Data.Common;
using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Data.Proof;

/// <summary>Compares every state row with the dossier its events make, column by column.</summary>
internal sealed class StateRows(IReadOnlyDictionary<long, DossierTrail> trails, Words words, IAgencies agencies)
{
    private const string Table = "dossiers_dossier";

    private readonly ExpectedRow expected = new(words);

    public async Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
    {
        await using (var command = snapshot.Scan(
            $"select id, number, code, seal_key is null, {string.Join(", ", ExpectedRow.Columns)} from {Table}"))
        {
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct)) Compare(reader, findings);
        }
        foreach (var trail in trails.Values.Where(trail => !trail.Met)) findings.Missing(Table, Key(trail.Id));
    }

    private void Compare(DbDataReader row, Findings findings)
    {
        findings.Compared();
        if (!trails.TryGetValue(row.Int(0), out var trail))
        {
            findings.Extra(Table, Key(row.Int(0)));
            return;
        }
        trail.Met = true;
        var right = expected.Of(trail);
        for (var i = 0; i < right.Length; i++)
        {
            var found = Read(row, 4 + i);
            if (found != right[i]) findings.Differs(Table, Key(trail.Id), ExpectedRow.Columns[i], right[i], found);
        }
        CompareCode(row, trail, findings);
        if (Convert.ToBoolean(row.GetValue(3), CultureInfo.InvariantCulture) != trail.Forgotten)
            findings.Add(trail.Forgotten ? "dossiers.not-forgotten" : "dossiers.seal-key-lost", ("table", Table), ("key", Key(trail.Id)));
    }

    /// <summary>The number was given by the database as it committed: later acts repeat it, and the code is made of it.</summary>
    private void CompareCode(DbDataReader row, DossierTrail trail, Findings findings)
    {
        var number = (int)row.Int(1);
        if (trail.Number > 0 && trail.Number != number) findings.Differs(Table, Key(trail.Id), "number", trail.Number, number);
        if (agencies.Find(new AgencyId(trail.ReceivedBy)) is not { } agency) return;
        var day = trail.FiledAt.LocalDay();
        var code = new DossierCode(Features.Units.CodeOn(agency, day), day, number).ToString();
        if (row.GetString(2) != code) findings.Differs(Table, Key(trail.Id), "code", code, row.GetString(2));
    }

    private static Cell Read(DbDataReader row, int column) => row.GetValue(column) switch
    {
        DBNull => default,
        string text => text,
        var number => Convert.ToInt64(number, CultureInfo.InvariantCulture),
    };

    private static string Key(long dossier) => dossier.ToString(CultureInfo.InvariantCulture);
}
