using System.Collections.Frozen;
using OpenProvince.Dossiers.Contracts;

namespace OpenProvince.Dossiers.Domain;

/// <summary>What a line of the timeline does to a proposal that lies before a leader.</summary>
internal enum ProposalEffect
{
    None,
    Opens,
    Ends,
}

/// <summary>What a kind of line means for dossiers beside what it means for every case.</summary>
internal sealed record DossierLine : CaseLine
{
    public ProposalEffect Proposal { get; init; }
}

/// <summary>Every kind of line.</summary>
internal static class Lines
{
    private static readonly FrozenDictionary<StepKind, DossierLine> All = new Dictionary<StepKind, DossierLine>
    {
        [StepKind.Filed] = new(),
        [StepKind.Accepted] = new(),
        // Law: NĐ 118/2025, art. 17 and 19 (before it NĐ 61/2018, art. 17–19): refusal, missing papers, money owed and the end of handling
        // go out as a notice with its reason
        [StepKind.Refused] = new() { TellsReason = true },
        [StepKind.SupplementRequested] = new() { Clock = ClockEffect.Stops, Proposal = ProposalEffect.Ends, TellsReason = true },
        [StepKind.Supplied] = new() { Clock = ClockEffect.GoesOn },
        [StepKind.HandedOver] =
            new() { Proposal = ProposalEffect.Ends, UndoneBy = (int)StepKind.HandOverUndone },
        [StepKind.Proposed] = new() { Proposal = ProposalEffect.Opens, UndoneBy = (int)StepKind.ProposalUndone },
        [StepKind.Approved] = new() { UndoneBy = (int)StepKind.ApprovalUndone },
        [StepKind.Finished] = new(),
        [StepKind.Returned] = new() { UndoneBy = (int)StepKind.ReturnUndone },
        [StepKind.Withdrawn] = new(),
        [StepKind.Stopped] = new() { TellsReason = true },
        [StepKind.PaymentRequested] = new() { Clock = ClockEffect.Stops, TellsReason = true },
        [StepKind.Paid] = new() { Clock = ClockEffect.GoesOnWithRest },
        [StepKind.DueMoved] = new() { NobodysAct = true },
        [StepKind.HandOverUndone] = new() { Undoes = true },
        [StepKind.ProposalUndone] = new() { Undoes = true },
        [StepKind.ApprovalUndone] = new() { Undoes = true },
        [StepKind.ReturnUndone] = new() { Undoes = true },
        [StepKind.ClosedUnsupplied] = new() { TellsReason = true },
        // Who looks at papers that came is still to look at them.
        [StepKind.Passed] = new() { NobodysAct = true },
        [StepKind.Continued] = new() { NobodysAct = true },
    }.ToFrozenDictionary();

    /// <exception cref="KeyNotFoundException">The row holds a number no line has: it was written behind the program.</exception>
    public static DossierLine Of(StepKind kind) => All[kind];

    /// <inheritdoc cref="Of(StepKind)"/>
    public static DossierLine Of(int line) => All[(StepKind)line];
}
