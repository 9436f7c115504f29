using System.Globalization;
using System.Runtime.CompilerServices;
using OpenProvince.EventLog;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Data.Proof;

/// <summary>Reads what a task has beside its state row, its timeline and the words of decisions: all of it, or that of one.</summary>
/// <param name="snapshot">Where to read.</param>
/// <param name="files">What the files of evidence are.</param>
/// <param name="strays">Told of files that no longer belong to the task they are evidence of; null when told before.</param>
internal sealed class TaskSideRows(Snapshot snapshot, IFiles files, Findings? strays)
{
    public const string Content = "tasks_content", Evidence = "tasks_evidence";

    private const int Page = 2000;

    public async IAsyncEnumerable<CaseSideRow> ReadAsync(long? only, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in ContentsAsync(only, ct)) yield return row;
        await foreach (var row in EvidenceAsync(only, ct)) yield return row;
    }

    private async IAsyncEnumerable<CaseSideRow> ContentsAsync(long? only, [EnumeratorCancellation] CancellationToken ct)
    {
        const string sql = $"select task, {TaskReads.ContentColumns}, seal_key from {Content} left join tasks_task on id = task";
        await using var command = only is { } one ? snapshot.Scan($"{sql} where task = $1", one) : snapshot.Scan(sql);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            yield return CaseSideRow.Sealed(Content, rows.Int(0), 0, rows.IsDBNull(9) ? null : rows.Bytes(9), Assignment.ContentSeal,
                TaskReads.ContentOf(rows, 1).Cells);
    }

    private sealed record Line(EvidenceLine Of, long Number, byte[]? Key);

    /// <summary>
    /// The files of one act are sealed together, in their order; read page by page, since what they are is asked in between.
    /// </summary>
    private async IAsyncEnumerable<CaseSideRow> EvidenceAsync(long? only, [EnumeratorCancellation] CancellationToken ct)
    {
        var act = new List<Line>();
        await foreach (var page in PagesAsync(only, ct))
        {
            var contents = await files.ContentsAsync([.. act.Concat(page).Select(line => line.Of.File)], snapshot.Connection, ct);
            foreach (var line in page)
            {
                if (act.Count > 0 && (act[0].Of.Task, act[0].Of.Version) != (line.Of.Task, line.Of.Version))
                {
                    yield return Close(act, contents);
                    act.Clear();
                }
                act.Add(line);
            }
            if (act.Count > 0 && page.Count < Page) yield return Close(act, contents);
        }
    }

    private CaseSideRow Close(List<Line> act, IReadOnlyDictionary<long, FiledContent> contents)
    {
        var (task, version) = (act[0].Of.Task, act[0].Of.Version);
        foreach (var line in act)
            if (contents.TryGetValue(line.Of.File, out var content)
                && (!content.Filed || content.Owner != new FileOwner(Data.Evidence.Owner, task)))
                strays?.Add("tasks.file-strayed", ("table", FiledContent.Table), ("key", line.Of.File), ("task", task));
        return CaseSideRow.Sealed(Evidence, task, version, act[0].Key, Assignment.EvidenceSeal,
            Data.Evidence.Cells(act.Select(line => line.Of.File), contents));
    }

    private async IAsyncEnumerable<List<Line>> PagesAsync(long? only, [EnumeratorCancellation] CancellationToken ct)
    {
        (long Task, long Version, long Number) last = (only ?? long.MinValue, long.MinValue, long.MinValue);
        var one = only is { } task ? string.Create(CultureInfo.InvariantCulture, $" and e.task = {task}") : "";
        while (true)
        {
            var rows = await snapshot.Connection.QueryAsync(
                row => new Line(
                    new(row.Int(0), row.Int(1), row.Int(3)), row.Int(2), row.IsDBNull(4) ? null : row.Bytes(4)),
                $"""
                select e.task, e.version, e.line, e.file, t.seal_key
                from {Evidence} e left join tasks_task t on t.id = e.task
                where (e.task, e.version, e.line) > ($1, $2, $3){one} order by e.task, e.version, e.line limit {Page}
                """, [last.Task, last.Version, last.Number], ct);
            yield return [.. rows];
            if (rows.Count < Page) yield break;
            last = (rows[^1].Of.Task, rows[^1].Of.Version, rows[^1].Number);
        }
    }
}
