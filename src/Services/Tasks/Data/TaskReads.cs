using System.Data.Common;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Data;

/// <summary>A file of a report, at the revision that brought it.</summary>
internal sealed record EvidenceLine(long Task, long Version, long File);

/// <summary>What tasks have beside their state rows.</summary>
internal sealed class TaskReads(Database database)
{
    /// <summary>The words of a task, as <see cref="ContentOf"/> reads them.</summary>
    public const string ContentColumns =
        "content, product, source_number, source_day, source_title, paragraph, text_before, text_after";

    /// <summary>A whole with everything that hangs on it, in the order of numbers; for reading.</summary>
    public async Task<IReadOnlyList<Assignment>> FamilyAsync(long whole, CancellationToken ct) => await database.QueryAsync(
        TaskStore.Listed, $"{Assignment.Map.Select} where whole = $1 order by role, number, id", [whole], ct);

    /// <summary>Open parts of a whole, in order.</summary>
    public async Task<IReadOnlyList<Assignment>> OpenPartsAsync(long whole, CancellationToken ct) =>
        [.. (await FamilyAsync(whole, ct)).Where(one => one is { Role: TaskRole.Part, IsOpen: true })];

    /// <summary>Requests for time of these tasks: which asked for which.</summary>
    public async Task<IReadOnlyDictionary<long, long>> AsksAsync(IReadOnlyList<Assignment> of, CancellationToken ct)
    {
        if (of.Count == 0) return new Dictionary<long, long>();
        var (ids, wholes) = (of.Select(one => one.Id).ToHashSet(), SqlFilter.In("whole", [.. of.Select(one => one.Whole).Distinct()]));
        var asks = await database.QueryAsync(row => (Ask: row.Int(0), Task: row.Int(1)),
            $"select id, parent from tasks_task where role = $1 and {wholes}", [(int)TaskRole.Ask], ct);
        return asks.Where(row => ids.Contains(row.Task)).ToDictionary(row => row.Ask, row => row.Task);
    }

    public async Task<IReadOnlyDictionary<long, TaskContent>> ContentsAsync(IReadOnlyCollection<long> tasks, CancellationToken ct) =>
        tasks.Count == 0 ? new Dictionary<long, TaskContent>() : (await database.QueryAsync(
            row => (Task: row.Int(0), Content: ContentOf(row, 1)),
            $"select task, {ContentColumns} from tasks_content where {SqlFilter.In("task", tasks)}", [], ct))
            .ToDictionary(row => row.Task, row => row.Content);

    /// <summary>Reads <see cref="ContentColumns"/>.</summary>
    /// <param name="row">Standing on the row.</param>
    /// <param name="at">Place of the first of them.</param>
    public static TaskContent ContentOf(DbDataReader row, int at) => new(
        row.GetString(at), row.TextOrNull(at + 1), new TaskSource(
            row.TextOrNull(at + 2), row.IntOrNull(at + 3) is { } day ? ((int)day).ToDay() : null, row.TextOrNull(at + 4),
            row.TextOrNull(at + 5), row.TextOrNull(at + 6), row.TextOrNull(at + 7)));

    public async Task<IReadOnlyList<EvidenceLine>> EvidenceAsync(IReadOnlyCollection<long> tasks, CancellationToken ct) =>
        await database.QueryAsync(row => new EvidenceLine(row.Int(0), row.Int(1), row.Int(2)),
            $"select task, version, file from tasks_evidence where {SqlFilter.In("task", tasks)} order by task, version, line", [], ct);

    /// <summary>Agencies that have to do with a whole: who assigned, and every unit that works on it.</summary>
    public async Task<IReadOnlyList<long>> AgenciesAsync(long whole, CancellationToken ct) => await database.QueryAsync(
        row => row.Int(0), "select home from tasks_task where whole = $1 union select lead_agency from tasks_task where whole = $1",
        [whole], ct);
}
