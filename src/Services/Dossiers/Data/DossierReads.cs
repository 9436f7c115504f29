using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Data;

/// <summary>What belongs to one dossier besides its state row.</summary>
internal sealed class DossierReads(Database database, CaseReads cases)
{
    /// <summary>The answers of the form as filed; null when it came without one.</summary>
    public Task<string?> AnswersAsync(DossierId id, CancellationToken ct) =>
        database.FirstAsync(row => row.TextOrNull(0), "select answers from dossiers_answer where dossier = $1", [id.Value], ct);

    /// <summary>The same of these dossiers, by dossier; those without a form are not in it.</summary>
    public async Task<IReadOnlyDictionary<long, string>> AnswersAsync(IReadOnlyCollection<DossierId> ids, CancellationToken ct) =>
        ids.Count == 0 ? new Dictionary<long, string>() : (await database.QueryAsync(
            row => (Dossier: row.Int(0), Answers: row.GetString(1)),
            $"select dossier, answers from dossiers_answer where {SqlFilter.In("dossier", [.. ids.Select(id => id.Value)])}", [], ct))
            .ToDictionary(row => row.Dossier, row => row.Answers);

    /// <inheritdoc cref="CaseReads.StepsAsync"/>
    public Task<IReadOnlyList<StepLine>> StepsAsync(DossierId id, CancellationToken ct) => cases.StepsAsync(id.Value, ct);

    /// <summary>The last proposal of each of these dossiers: who made it, and in which words.</summary>
    public Task<IReadOnlyDictionary<long, (string Actor, string? Opinion)>> ProposalsAsync(
        IReadOnlyCollection<DossierId> ids, CancellationToken ct) =>
        cases.LastLinesAsync([.. ids.Select(id => id.Value)], (int)StepKind.Proposed, ct)!;

    public async Task<IReadOnlyList<PaperLine>> PapersAsync(DossierId id, CancellationToken ct) => await database.QueryAsync(
        row => new PaperLine(row.Int(0), row.GetString(1), (int)row.Int(2), (int)row.Int(3), (int)row.Int(4), row.IntOrNull(5)),
        "select version, component, originals, certified, copies, file from dossiers_paper where dossier = $1 order by version, line",
        [id.Value], ct);

    public Task<ResultLine?> ResultAsync(DossierId id, CancellationToken ct) => database.FirstAsync(
        row => (ResultLine?)new ResultLine(row.Int(0) == 1, row.TextOrNull(1), row.IntOrNull(2)),
        "select granted, number, file from dossiers_result where dossier = $1 order by line", [id.Value], ct);

    /// <summary>The results of these dossiers, by dossier.</summary>
    public async Task<IReadOnlyDictionary<long, ResultLine>> ResultsAsync(IReadOnlyCollection<DossierId> ids, CancellationToken ct) =>
        ids.Count == 0 ? new Dictionary<long, ResultLine>() : (await database.QueryAsync(
            row => (Dossier: row.Int(0), Result: new ResultLine(row.Int(1) == 1, row.TextOrNull(2), row.IntOrNull(3))),
            "select dossier, granted, number, file from dossiers_result where " +
            $"{SqlFilter.In("dossier", [.. ids.Select(id => id.Value)])} order by dossier, line",
            [], ct))
            .GroupBy(row => row.Dossier).ToDictionary(rows => rows.Key, rows => rows.First().Result);
}
