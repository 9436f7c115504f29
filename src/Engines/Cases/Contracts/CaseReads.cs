using OpenProvince.Cases.Data;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>Timelines of cases, of any kind.</summary>
public sealed class CaseReads(Database database)
{
    /// <summary>The timeline, newest first.</summary>
    public async Task<IReadOnlyList<StepLine>> StepsAsync(long id, CancellationToken ct) => await database.QueryAsync(
        row => new StepLine(row.Int(0), (int)row.Int(1), row.GetString(2), row.IntOrNull(3), new(row.Int(4)), new(row.Int(5)),
            (int)row.Int(6), row.IntOrNull(7), row.TextOrNull(8), (int?)row.IntOrNull(9), At(row.IntOrNull(10)), At(row.IntOrNull(11)),
            row.TextOrNull(12)), CaseSql.Steps, [id], ct);

    /// <summary>Who wrote the last line of that kind of each of these cases, and in which words.</summary>
    public async Task<IReadOnlyDictionary<long, (string Actor, string? Words)>> LastLinesAsync(
        IReadOnlyCollection<long> ids, int line, CancellationToken ct) =>
        ids.Count == 0 ? new Dictionary<long, (string, string?)>() : (await database.QueryAsync(
            row => (Case: row.Int(0), Actor: row.GetString(1), Words: row.TextOrNull(2)),
            CaseSql.LastLines($"s.case_id in ({string.Join(", ", ids)})"), [line], ct))
            .GroupBy(row => row.Case).ToDictionary(rows => rows.Key, rows => (rows.Last().Actor, rows.Last().Words));

    private static Instant? At(long? micros) => micros is { } at ? new Instant(at) : null;
}
