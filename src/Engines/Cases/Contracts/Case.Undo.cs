using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

public abstract partial class Case
{
    /// <summary>
    /// The last step goes back to where the case stood before it. The earlier values come from the timeline: each line says state,
    /// holder, next action and its deadline after the step. When the lines do not add up to the row as it is now, nothing is guessed
    /// and nothing is undone (ADR 0010).
    /// </summary>
    /// <param name="by">Who undoes it: the officer who took the step.</param>
    /// <param name="at">Now.</param>
    /// <param name="timeline">All lines, newest first.</param>
    public Result UndoLast(Officer by, Instant at, IReadOnlyList<StepLine> timeline)
    {
        if (ForReading is { } refusal) return refusal;
        if (timeline.Count == 0 || timeline[0].Version != Head.Version) return KernelErrors.Stale;
        var last = timeline[0];
        if (LineOf(last.Line).UndoneBy is not { } line) return CaseErrors.UndoNotPossible;
        if (!string.Equals(last.Actor, by.Id, StringComparison.Ordinal)) return CaseErrors.UndoNotYours;
        if (at - last.RecordedAt > UndoWindow.Time) return CaseErrors.UndoTooLate;
        if (at < LastStepAt) return CaseErrors.BeforeLastStep;
        if (!AddsUp(timeline)) return CaseErrors.UndoNotRestorable;

        var before = timeline[1];
        (StateNumber, Holder, Next) = (before.StateNumber, before.Holder, before.Then);
        Raise(Retrace(last, [.. timeline.Skip(1)]));
        Take(line, by, at);
        return Result.Ok;
    }

    /// <summary>Whether the lines say of the case what its row says.</summary>
    protected virtual bool AddsUp(IReadOnlyList<StepLine> timeline) =>
        timeline.Count > 1
        && (timeline[0].StateNumber, timeline[0].Holder, timeline[0].Then, timeline[0].Due) == (StateNumber, Holder, Next, Due)
        && timeline[1].Due == Due;

    /// <summary>The kind's own columns go back too.</summary>
    /// <param name="undone">The line that is taken back; state, holder and next action stand as before it already.</param>
    /// <param name="before">The lines before it, newest first.</param>
    /// <returns>The event that says so.</returns>
    protected abstract CaseEvent Retrace(StepLine undone, IReadOnlyList<StepLine> before);
}
