using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>What else stands on the last step of a case: other cases that went on from it.</summary>
public interface IUndoGuard<in T> where T : Case
{
    /// <summary>Why the step cannot be taken back, or null.</summary>
    ValueTask<Error?> RefusalAsync(T one, CancellationToken ct);
}

/// <summary>A slip of the hand: within a minute the officer who took the last step takes it back (docs/adr/0010).</summary>
public sealed class UndoLast<T>(
    CaseDesk<T> desk, CaseReads reads, CaseActs<T> acts, CaseAccess<T> access, ICaseReading<T> reading, IEnumerable<IUndoGuard<T>> guards)
    where T : Case
{
    public Task<Result<Moved>> RunAsync(Target target, Actor actor, CancellationToken ct)
    {
        IReadOnlyList<StepLine> timeline = [];
        return desk.ActAsync(target, actor, async one =>
        {
            timeline = await reads.StepsAsync(one.Key, ct);
            return Overtaken(target, one, timeline, actor) ?? MayNot(one, timeline, actor) ?? await GuardedAsync(one, ct)
                ?? target.Stale(one);
        }, (one, on) => new(one.UndoLast(on.By, on.Now, timeline)), ct);
    }

    private async Task<Error?> GuardedAsync(T one, CancellationToken ct)
    {
        foreach (var guard in guards)
            if (await guard.RefusalAsync(one, ct) is { } refusal) return refusal;
        return null;
    }

    /// <summary>Whoever could take the step may undo it: asked for at the desk that held the case before the step.</summary>
    private Error? MayNot(T one, IReadOnlyList<StepLine> timeline, Actor actor)
    {
        if (timeline.Count < 2 || one.LineOf(timeline[0].Line).UndoneBy is null
            || acts.All.FirstOrDefault(act => act.Facts.Line == timeline[0].Line)?.Facts is not { } act) return reading.Refusal(one, actor);
        return access.Refusal(one, actor, act.Permission, act.At is At.Home ? one.Home : timeline[1].HolderAgency ?? one.Desk);
    }

    /// <summary>
    /// Something came after the step, perhaps only now, between reading the case and its timeline. Who meant a step of their own
    /// hears so.
    /// </summary>
    private static Error? Overtaken(Target target, T one, IReadOnlyList<StepLine> timeline, Actor actor)
    {
        if (target.Seen < timeline[0].Version && timeline.FirstOrDefault(line => line.Version == target.Seen) is { } meant
            && meant.Actor == actor.Id && one.LineOf(meant.Line).UndoneBy is not null) return CaseErrors.UndoLaterStep;
        return timeline[0].Version == one.Head.Version ? null : KernelErrors.Stale;
    }
}
