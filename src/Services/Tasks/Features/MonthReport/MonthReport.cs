using System.Runtime.CompilerServices;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;
using OpenProvince.Tasks.Features.Desk;
using OpenProvince.Time;

namespace OpenProvince.Tasks.Features;

/// <summary>A task in the report of a month.</summary>
/// <param name="Row">Its state row and what is to be done.</param>
/// <param name="Content">Its product; of a whole also its source.</param>
/// <param name="Source">Where the whole was decided.</param>
/// <param name="Why">Why it is late, as it was said; null when nobody said it, or it is not late.</param>
internal sealed record ReportLine(TaskRow Row, TaskContent? Content, TaskSource? Source, string? Why);

/// <summary>
/// What leaders gave and what came of it in a month, unit by unit: the figures of the board, and behind each of them its tasks: what was
/// accepted in the month, then what is open now.
/// </summary>
// Law: QĐ 42/2014/QĐ-TTg, QĐ 23/2018/QĐ-TTg — reporting on tasks given every month
internal sealed class MonthReport(BoardQuery boards, TaskQuery tasks, TaskReads reads, CaseReads steps, Clock clock)
{
    /// <summary>Tasks on paper; the file holds all.</summary>
    public const int MostPrinted = 500;

    /// <summary>The figures: the board's own.</summary>
    public Task<Board> BoardAsync(Period month, Actor actor, CancellationToken ct) => boards.OfAsync(actor, month, ct);

    /// <summary>The tasks behind the figures of a unit, chunk by chunk.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ReportLine>> LinesAsync(
        Board board, BoardUnit unit, Actor actor, [EnumeratorCancellation] CancellationToken ct)
    {
        var all = new TaskFilter { Unit = unit.Unit, Home = board.Home };
        foreach (var part in new[] { all with { Tab = TaskTab.Done, Period = board.Period }, all with { Tab = TaskTab.Given } })
        {
            var found = await tasks.StreamAsync(part, actor, ct);
            if (found.IsError) yield break;
            await foreach (var chunk in found.Value.Chunks.WithCancellation(ct)) yield return await FillAsync(chunk, ct);
        }
    }

    /// <summary>Units with something to say and their tasks, for paper, and how many tasks are left to the file.</summary>
    public async Task<(IReadOnlyList<(BoardUnit Unit, IReadOnlyList<ReportLine> Lines)> Parts, int Left)> PrintedAsync(
        Board board, Actor actor, CancellationToken ct)
    {
        List<(BoardUnit, IReadOnlyList<ReportLine>)> parts = [];
        var room = MostPrinted;
        foreach (var unit in board.Units.Where(one => one.Done.Done + one.Open > 0))
        {
            List<ReportLine> lines = [];
            if (room > 0) await foreach (var chunk in LinesAsync(board, unit, actor, ct))
            {
                lines.AddRange(chunk.Take(room));
                if ((room -= chunk.Count) <= 0) break;
            }
            parts.Add((unit, lines));
        }
        var all = parts.Sum(part => part.Item1.Done.Done + part.Item1.Open);
        return (parts, all - parts.Sum(part => part.Item2.Count));
    }

    /// <summary>Late with its result, or still open behind its day.</summary>
    public bool IsLate(Assignment one) => one.Promise.Judged is Timeliness.Late || (one.Bucket == 0 && one.Due < clock.Now);

    private async Task<IReadOnlyList<ReportLine>> FillAsync(IReadOnlyList<TaskRow> rows, CancellationToken ct)
    {
        var contents = await reads.ContentsAsync([.. rows.SelectMany(row => new[] { row.One.Id, row.One.Whole }).Distinct()], ct);
        var why = await WhyAsync([.. rows.Select(row => row.One).Where(IsLate)], ct);
        return
        [
            .. rows.Select(row => new ReportLine(row, contents.GetValueOrDefault(row.One.Id),
                contents.GetValueOrDefault(row.One.Whole)?.Source, why.GetValueOrDefault(row.One.Id))),
        ];
    }

    /// <summary>What was said of a lateness: when it was excused, else when time was asked for, else with the last report.</summary>
    private async Task<Dictionary<long, string>> WhyAsync(IReadOnlyList<Assignment> late, CancellationToken ct)
    {
        Dictionary<long, string> why = [];
        if (late.Count == 0) return why;
        long[] ids = [.. late.Select(one => one.Id)];
        var asks = await reads.AsksAsync(late, ct);
        foreach (var line in new[] { TaskLine.Reported, TaskLine.HandedIn })
            Say(await steps.LastLinesAsync(ids, (int)line, ct), id => id);
        Say(await steps.LastLinesAsync([.. asks.Keys], (int)TaskLine.TimeAsked, ct), ask => asks[ask]);
        Say(await steps.LastLinesAsync([.. late.Where(one => one.Exempt).Select(one => one.Id)], (int)TaskLine.Accepted, ct), id => id);
        return why;

        void Say(IReadOnlyDictionary<long, (string Actor, string? Words)> lines, Func<long, long> task)
        {
            foreach (var (id, (_, words)) in lines.OrderBy(line => line.Key)) if (words is not null) why[task(id)] = words;
        }
    }
}
