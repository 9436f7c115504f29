using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using OpenProvince.Cases.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Data.Proof;

/// <summary>Compares every state row of a kind with the case its events make, column by column.</summary>
internal sealed class StateRows(KindProof proof, IReadOnlyDictionary<long, CaseTrail> trails, CodesOnce words)
{
    private const int Ahead = 3;

    private readonly ICaseRow map = proof.Kind.Row;
    private readonly string? number = proof.Own.NumberColumn;

    /// <summary>All columns that follow from events alone; a running number is given by the database.</summary>
    private readonly string[] columns =
        [.. proof.Kind.Row.Fixed.Concat(proof.Kind.Row.Changing).Select(column => column.Name), "last_step_at", "bucket", "sort_at"];

    public async Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
    {
        await foreach (var row in ReadAsync(snapshot, ct).ReadAhead(ct)) Compare(row, findings);
        foreach (var trail in trails.Values.Where(trail => trail.Kind == proof.Kind && !trail.Met))
            findings.Missing(map.Table, Key(trail.Id));
    }

    private sealed record Row(long Id, int Number, string Code, bool Sealed, Cell[] Values);

    private async IAsyncEnumerable<Row> ReadAsync(Snapshot snapshot, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = snapshot.Scan(
            $"select id, code, seal_key is not null, {string.Join(", ", columns)}{(number is null ? "" : $", {number}")} from {map.Table}");
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var values = new Cell[columns.Length];
            for (var i = 0; i < values.Length; i++) values[i] = Read(reader, Ahead + i);
            yield return new Row(reader.Int(0), number is null ? 0 : (int)reader.Int(Ahead + values.Length), reader.GetString(1),
                Convert.ToBoolean(reader.GetValue(2), CultureInfo.InvariantCulture), values);
        }
    }

    private void Compare(Row row, Findings findings)
    {
        findings.Compared();
        if (!trails.TryGetValue(row.Id, out var trail) || trail.Kind != proof.Kind)
        {
            findings.Extra(map.Table, Key(row.Id));
            return;
        }
        trail.Met = true;
        var right = Expected(trail);
        for (var i = 0; i < right.Length; i++)
            if (row.Values[i] is var found && found != right[i]) findings.Differs(map.Table, Key(trail.Id), columns[i], right[i], found);
        CompareCode(row, trail, findings);
        if (row.Sealed == trail.Forgotten)
            findings.Add(trail.Forgotten ? "cases.not-forgotten" : "cases.seal-key-lost", ("table", map.Table), ("key", Key(trail.Id)));
    }

    private Cell[] Expected(CaseTrail trail)
    {
        // Place and order on work lists are the case's own rule, so it is made once more.
        var cells = trail.Cells(words);
        var one = map.Make(trail.Id, cells, trail.LastStepAt);
        return [.. cells, trail.LastStepAt.Micros, one.Bucket, one.SortAt.Micros];
    }

    /// <summary>The number was given by the database as it committed: later acts repeat it, and the code is made of it.</summary>
    private void CompareCode(Row row, CaseTrail trail, Findings findings)
    {
        if (number is not null && trail.CodeNumber > 0 && trail.CodeNumber != row.Number)
            findings.Differs(map.Table, Key(trail.Id), number, trail.CodeNumber, row.Number);
        if (proof.Own.CodeOf(trail, row.Number) is { } code && row.Code != code)
            findings.Differs(map.Table, Key(trail.Id), "code", code, row.Code);
    }

    private static Cell Read(DbDataReader row, int column) => row.GetValue(column) switch
    {
        DBNull => default,
        string text => text,
        var number => Convert.ToInt64(number, CultureInfo.InvariantCulture),
    };

    private static string Key(long one) => one.ToString(CultureInfo.InvariantCulture);
}
