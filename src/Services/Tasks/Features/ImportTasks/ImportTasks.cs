using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features;

/// <summary>A cell that is wrong.</summary>
/// <param name="Cell">As the sheet names it, "D17".</param>
internal sealed record WrongCell(string Cell, ImportColumn Column, Error Why);

/// <summary>A row that can be made.</summary>
internal sealed record ReadyRow(long Key, ReadyTask Task);

/// <summary>What a workbook would make.</summary>
/// <param name="Import">Names the import: the number of its file.</param>
/// <param name="Rows">What can be made; of no meaning while a cell is wrong.</param>
/// <param name="Read">Rows that hold something.</param>
/// <param name="Known">Rows left out: imported before.</param>
/// <param name="Wrong">The first <see cref="ImportTasks.MostShown"/> wrong cells.</param>
/// <param name="WrongCount">All of them.</param>
internal sealed record ImportPlan(
    long Import, IReadOnlyList<ReadyRow> Rows, int Read, int Known, IReadOnlyList<WrongCell> Wrong, int WrongCount);

/// <summary>
/// Tasks from a workbook. Nothing is made while a cell is wrong, and then all in one transaction, by the rules of giving one
/// (<see cref="TaskMaker"/>). A row that was imported before is left out, so the same file makes nothing twice.
/// </summary>
internal sealed class ImportTasks(TaskMaker maker, ImportReads reads, ImportReader reader, UnitOfWork work, PermissionDecision permissions)
{
    /// <summary>Most tasks of one import, and most rows that are read at all; wrong cells that are named.</summary>
    public const int MostMade = 1000, MostRead = 100_000, MostShown = 100;

    /// <summary>What the workbook would make, for the page that shows it; null before it was looked at.</summary>
    public ImportPlan? Plan { get; private set; }

    /// <summary>The import a page is about.</summary>
    public ImportLine? Line { get; private set; }

    /// <summary>Finds an import of the reader's agency.</summary>
    public async Task FindAsync(long import, Actor actor, CancellationToken ct) =>
        Line = actor.Active is { } post ? await reads.FindAsync(post.Agency, import, ct) : null;

    /// <summary>Looks at a workbook; writes nothing.</summary>
    public async Task<Error?> PlanAsync(StoredFile file, Actor actor, CancellationToken ct)
    {
        if (AssignTask.Refusal(actor, permissions) is { } refusal) return refusal;
        var found = await reader.ReadAsync(file, actor, ct);
        Plan = found.IsError ? null : found.Value;
        return found.IsError ? found.Error : null;
    }

    /// <summary>Makes what the workbook says and answers with the import; one that was made is answered again.</summary>
    public async Task<Result<long>> RunAsync(StoredFile file, Actor actor, CancellationToken ct)
    {
        if (AssignTask.Refusal(actor, permissions) is { } refusal) return refusal;
        var (import, home) = (file.Id.Value, actor.Active!.Value.Agency);
        if (await reads.FindAsync(home, import, ct) is not null) return import;
        var plan = await reader.ReadAsync(file, actor, ct);
        if (plan.IsError) return plan.Error;
        if (plan.Value.WrongCount > 0) return plan.Value.Wrong[0].Why;
        if (plan.Value.Rows.Count == 0) return TaskErrors.ImportEmpty;
        foreach (var row in plan.Value.Rows) maker.Write(Ids.Next(), home, row.Task, actor, new(import, row.Key));
        work.Bulk();
        var made = await work.CommitAsync(ct);
        if (!made.IsError) return import;
        // The second press of the same button came while the first was at work.
        return await reads.FindAsync(home, import, ct) is not null ? import : made.Error;
    }
}
