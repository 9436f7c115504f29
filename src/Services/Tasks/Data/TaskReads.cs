using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Data;

/// <summary>A file of a report, at the revision that brought it.</summary>
internal sealed record EvidenceLine(long Task, long Version, long File);

/// <summary>What tasks have beside their state rows.</summary>
internal sealed class TaskReads(Database database)
{
    private const string ContentColumns =
        "task, content, product, source_number, source_day, source_title, paragraph, text_before, text_after";

    /// <summary>A whole with everything that hangs on it, in the order of numbers; for reading.</summary>
    public async Task<IReadOnlyList<Assignment>> FamilyAsync(long whole, CancellationToken ct) => await database.QueryAsync(
        TaskStore.Listed, $"{Assignment.Map.Select} where whole = $1 order by role, number, id", [whole], ct);

    /// <summary>Open parts of a whole, in order.</summary>
    public async Task<IReadOnlyList<Assignment>> OpenPartsAsync(long whole, CancellationToken ct) =>
        [.. (await FamilyAsync(whole, ct)).Where(one => one is { Role: TaskRole.Part, IsOpen: true })];

    public async Task<IReadOnlyDictionary<long, TaskContent>> ContentsAsync(IReadOnlyCollection<long> tasks, CancellationToken ct) =>
        tasks.Count == 0 ? new Dictionary<long, TaskContent>() : (await database.QueryAsync(
            row => (Task: row.Int(0), Content: new TaskContent(row.GetString(1), row.TextOrNull(2), new TaskSource(
                row.TextOrNull(3), row.IntOrNull(4) is { } day ? ((int)day).ToDay() : null, row.TextOrNull(5), row.TextOrNull(6),
                row.TextOrNull(7), row.TextOrNull(8)))),
            $"select {ContentColumns} from tasks_content where {SqlFilter.In("task", tasks)}", [], ct))
            .ToDictionary(row => row.Task, row => row.Content);

    public async Task<IReadOnlyList<EvidenceLine>> EvidenceAsync(IReadOnlyCollection<long> tasks, CancellationToken ct) =>
        await database.QueryAsync(row => new EvidenceLine(row.Int(0), row.Int(1), row.Int(2)),
            $"select task, version, file from tasks_evidence where {SqlFilter.In("task", tasks)} order by task, version, line", [], ct);

    /// <summary>Agencies that have to do with a whole: who assigned, and every unit that works on it.</summary>
    public async Task<IReadOnlyList<long>> AgenciesAsync(long whole, CancellationToken ct) => await database.QueryAsync(
        row => row.Int(0), "select home from tasks_task where whole = $1 union select lead_agency from tasks_task where whole = $1",
        [whole], ct);
}
