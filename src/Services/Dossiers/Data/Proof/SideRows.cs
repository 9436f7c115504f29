using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using OpenProvince.Dossiers.Domain;
using OpenProvince.EventLog;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Data.Proof;

/// <summary>A row, or the rows of one act together, beside a dossier's state row; rows of words appear as their seal.</summary>
/// <param name="Table">Which table.</param>
/// <param name="Dossier">Whose.</param>
/// <param name="Key">The rest of the key: revision, person or reason.</param>
/// <param name="Values">
/// Columns in the order of <see cref="SideRows.ColumnsOf"/> (as one text when the whole table is read), or the seal alone.
/// </param>
/// <param name="Words">True when the only value is a seal.</param>
internal sealed record SideRow(string Table, long Dossier, long Key, Cell[] Values, bool Words)
{
    /// <summary>The values as the whole table is read: several columns as one text.</summary>
    public ReadOnlySpan<Cell> Packed => Values.Length > 1 ? new Cell[] { PackedRow.Of(Values) } : Values;

    public string KeyText => string.Create(CultureInfo.InvariantCulture, $"{Dossier}, {Key}");
}

/// <summary>Reads the tables beside the state row: all of them, or those of one dossier.</summary>
/// <param name="snapshot">Where to read.</param>
/// <param name="files">What the files of papers are.</param>
/// <param name="strays">Told of files that no longer belong to the dossier whose paper they are; null when told before.</param>
/// <param name="notOurs">Leaves out lines and reasons of other kinds of cases: those of no kind stay, and are found.</param>
internal sealed class SideRows(Snapshot snapshot, IFiles files, Findings? strays, string notOurs)
{
    public const string Steps = CaseTables.Steps, Parties = "dossiers_party", Reasons = CaseTables.Reasons, Answers = "dossiers_answer",
        Papers = "dossiers_paper", Missing = "dossiers_missing", Results = "dossiers_result";

    private const int Page = 2000;

    private static readonly RowColumn[] StepColumns =
        ["kind", RowColumn.Text("actor"), "actor_agency", "at", "recorded_at", "state", "holder_agency", RowColumn.Text("holder_officer"),
            "next_action", "next_due", "due", "reason"];

    public static IReadOnlyList<RowColumn> ColumnsOf(string table) => table == Steps ? StepColumns : [];

    public async IAsyncEnumerable<SideRow> ReadAsync(long? dossier, [EnumeratorCancellation] CancellationToken ct)
    {
        var columns = dossier is null ? PackedRow.Sql(StepColumns) : string.Join(", ", StepColumns.Select(column => column.Name));
        await foreach (var row in ScanAsync(
            $"select case_id, version, {columns} from {Steps} s", dossier, "case_id", dossier is null ? PackedStep : Step, ct, notOurs))
            yield return row;
        await foreach (var row in ScanAsync(
            "select dossier, person from dossiers_party", dossier, "dossier",
            row => new(Parties, row.Int(0), row.Int(1), [], false), ct)) yield return row;
        await foreach (var row in ScanAsync(
            $"select s.case_id, s.id, s.text, d.seal_key from {Reasons} s left join dossiers_dossier d on d.id = s.case_id", dossier,
            "s.case_id",
            row => Words(Reasons, row.Int(0), row.Int(1), Key(row, 3), Case.ReasonSeal, row.Int(1), row.GetString(2)), ct, notOurs))
            yield return row;
        await foreach (var row in ScanAsync(
            "select a.dossier, a.answers, d.seal_key from dossiers_answer a left join dossiers_dossier d on d.id = a.dossier", dossier,
            "a.dossier",
            row => Words(Answers, row.Int(0), 0, Key(row, 2), Domain.Dossier.AnswersSeal, PaperSeal.Answers(row.GetString(1))), ct))
            yield return row;
        await foreach (var row in LinesAsync(Papers, "originals, certified, copies, file", dossier, ct)) yield return row;
        await foreach (var row in LinesAsync(Missing, "originals, certified, copies, null", dossier, ct)) yield return row;
        await foreach (var row in ResultsAsync(dossier, ct)) yield return row;
    }

    private async IAsyncEnumerable<SideRow> ScanAsync(
        string sql, long? dossier, string column, Func<DbDataReader, SideRow> map, [EnumeratorCancellation] CancellationToken ct,
        string where = "")
    {
        await using var command = dossier is { } one
            ? snapshot.Scan($"{sql} where {column} = $1", one)
            : snapshot.Scan(where == "" ? sql : $"{sql} where {where}");
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) yield return map(reader);
    }

    private static SideRow PackedStep(DbDataReader row) => new(Steps, row.Int(0), row.Int(1), [row.GetString(2)], false);

    private static SideRow Step(DbDataReader row) => new(Steps, row.Int(0), row.Int(1),
    [
        row.IntOrNull(2), row.GetString(3), row.IntOrNull(4), row.IntOrNull(5), row.IntOrNull(6), row.IntOrNull(7), row.IntOrNull(8),
        row.TextOrNull(9),
        row.IntOrNull(10), row.IntOrNull(11), row.IntOrNull(12), row.IntOrNull(13),
    ], false);

    private sealed record Line(long Dossier, long Version, PaperInput Paper, byte[]? Key);

    /// <summary>
    /// The lines of one act are sealed together, in their order; read page by page, since what their files are is asked in between.
    /// </summary>
    private async IAsyncEnumerable<SideRow> LinesAsync(
        string table, string columns, long? dossier, [EnumeratorCancellation] CancellationToken ct)
    {
        var (of, act) = (table == Papers ? Domain.Dossier.PapersSeal : Domain.Dossier.MissingSeal, new List<Line>());
        await foreach (var page in PagesAsync(table, columns, dossier, ct))
        {
            var contents = await ContentsAsync(page.Concat(act).Select(line => line.Paper.File), ct);
            foreach (var line in page)
            {
                if (act.Count > 0 && (act[0].Dossier, act[0].Version) != (line.Dossier, line.Version))
                {
                    yield return Close(contents);
                    act.Clear();
                }
                act.Add(line);
            }
            if (act.Count > 0 && page.Count < Page) yield return Close(contents);
        }

        SideRow Close(IReadOnlyDictionary<long, FiledContent> contents)
        {
            PaperInput[] papers = [.. act.Select(line => line.Paper)];
            foreach (var paper in papers) CheckOwner(act[0].Dossier, paper.File, contents);
            var values = table == Papers ? PaperSeal.Papers(papers, contents) : PaperSeal.Missing(papers);
            return Words(table, act[0].Dossier, act[0].Version, act[0].Key, of, values);
        }
    }

    private async IAsyncEnumerable<List<Line>> PagesAsync(
        string table, string columns, long? dossier, [EnumeratorCancellation] CancellationToken ct)
    {
        (long Dossier, long Version, long Number) last = (dossier ?? long.MinValue, long.MinValue, long.MinValue);
        var only = dossier is { } one ? string.Create(CultureInfo.InvariantCulture, $" and l.dossier = {one}") : "";
        while (true)
        {
            var rows = await snapshot.Connection.QueryAsync(
                row => (Line: new Line(row.Int(0), row.Int(1), Paper(row, 3), Key(row, 8)), Number: row.Int(2)),
                $"""
                select l.dossier, l.version, l.line, l.component, {columns}, d.seal_key
                from {table} l left join dossiers_dossier d on d.id = l.dossier
                where (l.dossier, l.version, l.line) > ($1, $2, $3){only} order by l.dossier, l.version, l.line limit {Page}
                """, [last.Dossier, last.Version, last.Number], ct);
            yield return [.. rows.Select(row => row.Line)];
            if (rows.Count < Page) yield break;
            last = (rows[^1].Line.Dossier, rows[^1].Line.Version, rows[^1].Number);
        }
    }

    private async IAsyncEnumerable<SideRow> ResultsAsync(long? dossier, [EnumeratorCancellation] CancellationToken ct)
    {
        var (last, only) =
            (long.MinValue, dossier is { } one ? string.Create(CultureInfo.InvariantCulture, $" and r.dossier = {one}") : "");
        while (true)
        {
            var rows = await snapshot.Connection.QueryAsync(
                row =>
                    (Dossier: row.Int(0), Result: new ResultLine(row.Int(1) == 1, row.TextOrNull(2), row.IntOrNull(3)), Key: Key(row, 4)),
                $"""
                select r.dossier, r.granted, r.number, r.file, d.seal_key
                from dossiers_result r left join dossiers_dossier d on d.id = r.dossier
                where r.dossier > $1{only} order by r.dossier limit {Page}
                """, [last], ct);
            var contents = await ContentsAsync(rows.Select(row => row.Result.File), ct);
            foreach (var row in rows)
            {
                CheckOwner(row.Dossier, row.Result.File, contents);
                yield return Words(Results, row.Dossier, 1, row.Key, Domain.Dossier.ResultSeal, PaperSeal.Result(row.Result, contents));
            }
            if (rows.Count < Page) yield break;
            last = rows[^1].Dossier;
        }
    }

    private static PaperInput Paper(DbDataReader row, int at) =>
        new(row.GetString(at), (int)row.Int(at + 1), (int)row.Int(at + 2), (int)row.Int(at + 3), row.IntOrNull(at + 4));

    private Task<IReadOnlyDictionary<long, FiledContent>> ContentsAsync(IEnumerable<long?> ids, CancellationToken ct) =>
        files.ContentsAsync([.. ids.Where(id => id is not null).Select(id => id!.Value)], snapshot.Connection, ct);

    private void CheckOwner(long dossier, long? file, IReadOnlyDictionary<long, FiledContent> contents)
    {
        if (file is { } id && contents.TryGetValue(id, out var content)
            && (!content.Filed || content.Owner != new FileOwner(Attachments.Dossier, dossier)))
            strays?.Add("dossiers.file-strayed", ("table", FiledContent.Table), ("key", id), ("dossier", dossier));
    }

    private static byte[]? Key(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Bytes(column);

    private static SideRow Words(string table, long dossier, long key, byte[]? sealKey, string what, params Cell[] values) =>
        new(table, dossier, key, [sealKey is null ? (string?)null : Seal.Of(sealKey, what, values)], true);
}
