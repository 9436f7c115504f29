using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>What was done with the whole since stands on the part as it is: a part's step is not taken back any more then.</summary>
internal sealed class WholeWentOn(TaskStore store) : IUndoGuard<Assignment>
{
    public async ValueTask<Error?> RefusalAsync(Assignment one, CancellationToken ct) =>
        one.Role is TaskRole.Part && await store.FindAsync(one.Whole, ct) is { State: TaskState.HandedIn or TaskState.Accepted
            or TaskState.Cancelled } ? CaseErrors.UndoLaterStep : null;
}

/// <summary>A slip of the hand, taken back by a program (<see cref="UndoLast{T}"/>).</summary>
internal static class UndoTask
{
    internal static void Map(ActRoutes<Assignment> acts) => acts.Move<UndoLast<Assignment>, PlainBody>("undo", typeof(UndoTask),
        (undo, _, target, _, actor, ct) => undo.RunAsync(target, actor, ct));
}
