using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Domain;

internal sealed partial class Dossier
{
    /// <summary>
    /// The last step goes back to where the dossier stood before it. The earlier values come from the timeline: each line
    /// says state, holder, next action and its deadline after the step, and the lines together say whose proposal is open.
    /// When the lines do not add up to the row as it is now, nothing is guessed and nothing is undone.
    /// </summary>
    /// <param name="by">Who undoes it: the officer who took the step.</param>
    /// <param name="at">Now.</param>
    /// <param name="timeline">All lines, newest first.</param>
    public Result UndoLast(Officer by, Instant at, IReadOnlyList<StepLine> timeline)
    {
        if (ForReading is { } refusal) return refusal;
        if (timeline.Count == 0 || timeline[0].Version != Head.Version) return KernelErrors.Stale;
        var last = timeline[0];
        if (Lines.Of(last.Kind).Undone is not { } undone) return DossierErrors.UndoNotPossible;
        if (!string.Equals(last.Actor, by.Id, StringComparison.Ordinal)) return DossierErrors.UndoNotYours;
        if (at - last.RecordedAt > UndoWindow.Time) return DossierErrors.UndoTooLate;
        if (at < LastStepAt) return DossierErrors.BeforeLastStep;
        if (!AddsUp(timeline)) return DossierErrors.UndoNotRestorable;

        var before = timeline[1];
        (State, Holder, Next, Proposer) = (before.State, HolderOf(before), NextOf(before), Undoing.OpenProposal(timeline.Skip(1)));
        SuppliedAt = Undoing.FreshPapers(timeline.Skip(1));
        if (undone.Step == UndoneStep.Approved) ApprovedAt = null;
        if (undone.Step == UndoneStep.Returned) ReturnedAt = null;
        events.Add(new DossierStepUndone(
            Id.Value, Procedure, Channel, undone.Step, last.At.Micros, State, Holder?.Agency, Holder?.Officer));
        Take(undone.By, by, at);
        return Result.Ok;
    }

    private bool AddsUp(IReadOnlyList<StepLine> timeline) =>
        timeline.Count > 1
        && (timeline[0].State, HolderOf(timeline[0]), NextOf(timeline[0]), timeline[0].Due) == (State, Holder, Next, Due)
        && timeline[1].Due == Due
        && Undoing.OpenProposal(timeline) == Proposer;

    private static Holder? HolderOf(StepLine line) => line.HolderAgency is { } agency ? new Holder(agency, line.HolderOfficer) : null;

    private static Next? NextOf(StepLine line) => line is { Next: { } action, NextDue: { } due } ? new Next(action, due) : null;
}

/// <summary>What undone lines mean for those before them.</summary>
internal static class Undoing
{
    /// <summary>The lines that hold: an undoing takes itself and the line before it away.</summary>
    /// <param name="timeline">Newest first.</param>
    /// <returns>Newest first.</returns>
    public static IReadOnlyList<StepLine> Standing(IEnumerable<StepLine> timeline)
    {
        List<StepLine> standing = [];
        var undone = false;
        foreach (var line in timeline)
        {
            var takenBack = undone;
            undone = Lines.Of(line.Kind).Undoes;
            if (!undone && !takenBack) standing.Add(line);
        }
        return standing;
    }

    /// <summary>When papers came that nobody has acted on since; a moved promise is nobody's act.</summary>
    public static Instant? FreshPapers(IEnumerable<StepLine> timeline) =>
        Standing(timeline).FirstOrDefault(line => !Lines.Of(line.Kind).NobodysAct) is { Kind: StepKind.Supplied } came
            ? came.At
            : null;

    /// <summary>Whose proposal lies before a leader after these lines.</summary>
    public static string? OpenProposal(IEnumerable<StepLine> timeline) =>
        Standing(timeline).FirstOrDefault(line => Lines.Of(line.Kind).Proposal is not ProposalEffect.None)
            is { } last && Lines.Of(last.Kind).Proposal is ProposalEffect.Opens ? last.Actor : null;
}
