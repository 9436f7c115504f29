using System.Data.Common;
using System.Runtime.CompilerServices;
using OpenProvince.Cases.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Data.Proof;

/// <summary>Reads the rows beside the state rows: the engine's own and those of the kinds; all, or those of one case.</summary>
internal sealed class SideRows(Snapshot snapshot, IReadOnlyList<KindProof> kinds)
{
    private static readonly RowColumn[] StepColumns =
        ["kind", RowColumn.Text("actor"), "actor_agency", "at", "recorded_at", "state", "holder_agency", RowColumn.Text("holder_officer"),
            "next_action", "next_due", "due", "reason"];

    public static IReadOnlyList<RowColumn> ColumnsOf(string table) => table == CaseTables.Steps ? StepColumns : [];

    /// <param name="only">Number of the case; null reads whole tables, in which several columns come as one text.</param>
    /// <param name="strays">Told of what rows point at and no longer fits.</param>
    /// <param name="ct">Cancels.</param>
    public async IAsyncEnumerable<CaseSideRow> ReadAsync(long? only, Findings? strays, [EnumeratorCancellation] CancellationToken ct)
    {
        var columns = only is null ? PackedRow.Sql(StepColumns) : string.Join(", ", StepColumns.Select(column => column.Name));
        await foreach (var row in ScanAsync(
            $"select case_id, version, {columns} from {CaseTables.Steps} s", only, only is null ? PackedStep : Step, ct)) yield return row;
        await foreach (var row in ScanAsync(ReasonSql, only, Reason, ct)) yield return row;
        foreach (var (_, own) in kinds)
            await foreach (var row in own.ReadAsync(snapshot, only, strays, ct)) yield return row;
    }

    /// <summary>With the key of the case's seals, whichever kind it is of; words of a case of no kind have none.</summary>
    private string ReasonSql
    {
        get
        {
            var keys = string.Join(", ", kinds.Select((_, i) => $"k{i}.seal_key"));
            var joins = kinds.Select((proof, i) => $" left join {proof.Kind.Row.Table} k{i} on k{i}.id = s.case_id");
            return $"select s.case_id, s.id, s.text, {(kinds.Count > 1 ? $"coalesce({keys})" : keys)} from {CaseTables.Reasons} s" +
                string.Concat(joins);
        }
    }

    private async IAsyncEnumerable<CaseSideRow> ScanAsync(
        string sql, long? only, Func<DbDataReader, CaseSideRow> map, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = only is { } one ? snapshot.Scan($"{sql} where s.case_id = $1", one) : snapshot.Scan(sql);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) yield return map(reader);
    }

    private static CaseSideRow PackedStep(DbDataReader row) =>
        new(CaseTables.Steps, row.Int(0), row.Int(1), [row.GetString(2)], false);

    private static CaseSideRow Step(DbDataReader row)
    {
        var values = new Cell[StepColumns.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = StepColumns[i].Kind == ColumnKind.Text ? row.TextOrNull(2 + i) : row.IntOrNull(2 + i);
        return new(CaseTables.Steps, row.Int(0), row.Int(1), values, false);
    }

    private static CaseSideRow Reason(DbDataReader row) => CaseSideRow.Sealed(CaseTables.Reasons, row.Int(0), row.Int(1),
        row.IsDBNull(3) ? null : row.Bytes(3), Case.ReasonSeal, row.Int(1), row.GetString(2));
}
