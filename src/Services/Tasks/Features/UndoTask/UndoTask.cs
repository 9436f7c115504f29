using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>A slip of the hand: within a minute who accepted or sent back takes it back (docs/adr/0010).</summary>
internal static class UndoTask
{
    internal sealed class Handler(CaseDesk<Assignment> desk, CaseReads reads, TaskStore store)
    {
        public Task<Result<Moved>> HandleAsync(Target target, Actor actor, CancellationToken ct)
        {
            IReadOnlyList<StepLine> timeline = [];
            return desk.ActAsync(target, actor, async one =>
            {
                timeline = await reads.StepsAsync(one.Id, ct);
                return desk.Refusal(one, actor, TaskPermissions.Decide, At.Home) ?? await GoneOnAsync(one, ct) ?? target.Stale(one);
            }, (one, on) => new(one.UndoLast(on.By, on.Now, timeline)), ct);
        }

        /// <summary>What was done with the whole since stands on the part as it is.</summary>
        private async ValueTask<Error?> GoneOnAsync(Assignment one, CancellationToken ct) =>
            one.Role is TaskRole.Part && await store.FindAsync(one.Whole, ct) is { State: TaskState.HandedIn or TaskState.Accepted
                or TaskState.Cancelled } ? CaseErrors.UndoLaterStep : null;
    }

    internal static void Map(ActRoutes<Assignment> acts) => acts.Move<Handler, PlainBody>("undo", typeof(UndoTask),
        (handler, _, target, _, actor, ct) => handler.HandleAsync(target, actor, ct));
}
