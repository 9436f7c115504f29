using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
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
        await foreach (var row in ReadAsync(snapshot, ct).ReadAhead(ct)) Compare(row, findings);
        foreach (var trail in trails.Values.Where(trail => !trail.Met)) findings.Missing(Table, Key(trail.Id));
    }

    private sealed record Row(long Id, int Number, string Code, bool Sealed, Cell[] Values);

    private static async IAsyncEnumerable<Row> ReadAsync(Snapshot snapshot, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = snapshot.Scan(
            $"select id, number, code, seal_key is not null, {string.Join(", ", ExpectedRow.Columns)} from {Table}");
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var values = new Cell[ExpectedRow.Columns.Count];
            for (var i = 0; i < values.Length; i++) values[i] = Read(reader, 4 + i);
            yield return new Row(reader.Int(0), (int)reader.Int(1), reader.GetString(2),
                Convert.ToBoolean(reader.GetValue(3), CultureInfo.InvariantCulture), values);
        }
    }

    private void Compare(Row row, Findings findings)
    {
        findings.Compared();
        if (!trails.TryGetValue(row.Id, out var trail))
        {
            findings.Extra(Table, Key(row.Id));
            return;
        }
        trail.Met = true;
        var right = expected.Of(trail);
        for (var i = 0; i < right.Length; i++)
        {
            var found = row.Values[i];
            if (found != right[i]) findings.Differs(Table, Key(trail.Id), ExpectedRow.Columns[i], right[i], found);
        }
        CompareCode(row, trail, findings);
        if (row.Sealed == trail.Forgotten)
            findings.Add(trail.Forgotten ? "dossiers.not-forgotten" : "dossiers.seal-key-lost", ("table", Table), ("key", Key(trail.Id)));
    }

    /// <summary>The number was given by the database as it committed: later acts repeat it, and the code is made of it.</summary>
    private void CompareCode(Row row, DossierTrail trail, Findings findings)
    {
        if (trail.Number > 0 && trail.Number != row.Number)
            findings.Differs(Table, Key(trail.Id), "number", trail.Number, row.Number);
        if (agencies.Find(new AgencyId(trail.ReceivedBy)) is not { } agency) return;
        var day = trail.FiledAt.LocalDay();
        var code = new DossierCode(Features.Units.CodeOn(agency, day), day, row.Number).ToString();
        if (row.Code != code) findings.Differs(Table, Key(trail.Id), "code", code, row.Code);
    }

    private static Cell Read(DbDataReader row, int column) => row.GetValue(column) switch
    {
        DBNull => default,
        string text => text,
        var number => Convert.ToInt64(number, CultureInfo.InvariantCulture),
    };

    private static string Key(long dossier) => dossier.ToString(CultureInfo.InvariantCulture);
}
