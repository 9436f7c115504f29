using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Domain;

internal sealed partial class Dossier
{
    /// <summary>The lines together also say whose proposal is open.</summary>
    protected override bool AddsUp(IReadOnlyList<StepLine> timeline) =>
        base.AddsUp(timeline) && Undoing.OpenProposal(timeline) == Proposer;

    protected override CaseEvent Retrace(StepLine undone, IReadOnlyList<StepLine> before)
    {
        (NotBy, SuppliedAt) = (Undoing.OpenProposal(before), Undoing.FreshPapers(before));
        if (undone.Kind is StepKind.Approved) ApprovedAt = null;
        if (undone.Kind is StepKind.Returned) ReturnedAt = null;
        return new DossierStepUndone(
            Id.Value, Procedure, Channel, (UndoneStep)undone.Line, undone.At.Micros, State, Holder?.Agency, Holder?.Officer);
    }
}

/// <summary>What undone lines mean for those before them.</summary>
internal static class Undoing
{
    /// <inheritdoc cref="StepLines.Standing"/>
    public static IReadOnlyList<StepLine> Standing(IEnumerable<StepLine> timeline) => StepLines.Standing(timeline, Lines.Of);

    /// <summary>When papers came that nobody has acted on since; a moved promise is nobody's act.</summary>
    public static Instant? FreshPapers(IEnumerable<StepLine> timeline) =>
        Standing(timeline).FirstOrDefault(line => !Lines.Of(line.Kind).NobodysAct) is { } came && came.Kind is StepKind.Supplied
            ? came.At
            : null;

    /// <summary>Whose proposal lies before a leader after these lines.</summary>
    public static string? OpenProposal(IEnumerable<StepLine> timeline) =>
        Standing(timeline).FirstOrDefault(line => Lines.Of(line.Kind).Proposal is not ProposalEffect.None)
            is { } last && Lines.Of(last.Kind).Proposal is ProposalEffect.Opens ? last.Actor : null;
}
