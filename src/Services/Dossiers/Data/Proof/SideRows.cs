using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using OpenProvince.Dossiers.Domain;
using OpenProvince.EventLog;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Data.Proof;

/// <summary>Reads what a dossier has beside its state row, its timeline and the words of decisions: all of it, or that of one.</summary>
/// <param name="snapshot">Where to read.</param>
/// <param name="files">What the files of papers are.</param>
/// <param name="strays">Told of files that no longer belong to the dossier whose paper they are; null when told before.</param>
internal sealed class SideRows(Snapshot snapshot, IFiles files, Findings? strays)
{
    public const string Parties = "dossiers_party", Answers = "dossiers_answer", Papers = "dossiers_paper", Missing = "dossiers_missing",
        Results = "dossiers_result";

    private const int Page = 2000;

    public async IAsyncEnumerable<CaseSideRow> ReadAsync(long? dossier, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in ScanAsync(
            "select dossier, person from dossiers_party", dossier, "dossier",
            row => CaseSideRow.Mark(Parties, row.Int(0), row.Int(1)), ct)) yield return row;
        await foreach (var row in ScanAsync(
            "select a.dossier, a.answers, d.seal_key from dossiers_answer a left join dossiers_dossier d on d.id = a.dossier", dossier,
            "a.dossier",
            row => CaseSideRow.Sealed(
                Answers, row.Int(0), 0, Key(row, 2), Domain.Dossier.AnswersSeal, PaperSeal.Answers(row.GetString(1))), ct))
            yield return row;
        await foreach (var row in LinesAsync(Papers, "originals, certified, copies, file", dossier, ct)) yield return row;
        await foreach (var row in LinesAsync(Missing, "originals, certified, copies, null", dossier, ct)) yield return row;
        await foreach (var row in ResultsAsync(dossier, ct)) yield return row;
    }

    private async IAsyncEnumerable<CaseSideRow> ScanAsync(
        string sql, long? dossier, string column, Func<DbDataReader, CaseSideRow> map, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = dossier is { } one ? snapshot.Scan($"{sql} where {column} = $1", one) : snapshot.Scan(sql);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) yield return map(reader);
    }

    private sealed record Line(long Dossier, long Version, PaperInput Paper, byte[]? Key);

    /// <summary>
    /// The lines of one act are sealed together, in their order; read page by page, since what their files are is asked in between.
    /// </summary>
    private async IAsyncEnumerable<CaseSideRow> LinesAsync(
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

        CaseSideRow Close(IReadOnlyDictionary<long, FiledContent> contents)
        {
            PaperInput[] papers = [.. act.Select(line => line.Paper)];
            foreach (var paper in papers) CheckOwner(act[0].Dossier, paper.File, contents);
            var values = table == Papers ? PaperSeal.Papers(papers, contents) : PaperSeal.Missing(papers);
            return CaseSideRow.Sealed(table, act[0].Dossier, act[0].Version, act[0].Key, of, values);
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

    private async IAsyncEnumerable<CaseSideRow> ResultsAsync(long? dossier, [EnumeratorCancellation] CancellationToken ct)
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
                yield return CaseSideRow.Sealed(
                    Results, row.Dossier, 1, row.Key, Domain.Dossier.ResultSeal, PaperSeal.Result(row.Result, contents));
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
}
