using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features;

/// <summary>
/// Ends all tasks of an import in one transaction, while nothing has been done with any of them; their rows may then come again.
/// </summary>
internal sealed class UndoImport(ImportReads reads, TaskStore store, UnitOfWork work, PermissionDecision permissions, Clock clock)
{
    /// <summary>How many tasks it ended.</summary>
    public async Task<Result<int>> RunAsync(long import, Actor actor, CancellationToken ct)
    {
        if (AssignTask.Refusal(actor, permissions) is { } refusal) return refusal;
        var family = await reads.FamilyAsync(actor.Active!.Value.Agency, import, store, ct);
        if (family.Count == 0) return TaskErrors.ImportUndone;
        var (by, now) = (Officer.Of(actor), clock.Now);
        foreach (var one in family)
        {
            var undone = one.Unimport(by, now);
            if (undone.IsError) return undone.Error;
            store.Save(one);
        }
        work.Bulk();
        var committed = await work.CommitAsync(ct);
        return committed.IsError ? committed.Error : family.Count(one => one.Role is TaskRole.Whole);
    }
}
