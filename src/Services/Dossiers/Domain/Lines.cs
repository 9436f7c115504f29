using System.Collections.Frozen;
using OpenProvince.Dossiers.Contracts;

namespace OpenProvince.Dossiers.Domain;

/// <summary>What a line of the timeline does to the running promise.</summary>
internal enum ClockEffect
{
    None,
    Stops,
    /// <summary>Goes on as the rules say for papers that came.</summary>
    GoesOn,
    /// <summary>Goes on with what was left.</summary>
    GoesOnWithRest,
}

/// <summary>What a line of the timeline does to a proposal that lies before a leader.</summary>
internal enum ProposalEffect
{
    None,
    Opens,
    Ends,
}

/// <summary>What a kind of line means, to the clock, to undo, to papers, and to citizens. It is said here and nowhere else.</summary>
internal sealed record Line
{
    public ClockEffect Clock { get; init; }
    public ProposalEffect Proposal { get; init; }

    /// <summary>Null for acts that gave the citizen something in writing, asked or took money, or ended the dossier.</summary>
    public (UndoneStep Step, StepKind By)? Undone { get; init; }

    /// <summary>It takes the line before it away.</summary>
    public bool Undoes { get; init; }

    /// <summary>A calendar decision: papers that came lie as unread after it as before.</summary>
    public bool NobodysAct { get; init; }

    /// <summary>Its reason goes to the citizen in writing.</summary>
    public bool TellsReason { get; init; }
}

/// <summary>Every kind of line.</summary>
internal static class Lines
{
    private static readonly FrozenDictionary<StepKind, Line> All = new Dictionary<StepKind, Line>
    {
        [StepKind.Filed] = new(),
        [StepKind.Accepted] = new(),
        // Law: NĐ 118/2025, art. 17 and 19 (before it NĐ 61/2018, art. 17–19): refusal, missing papers, money owed and the end of handling
        // go out as a notice with its reason
        [StepKind.Refused] = new() { TellsReason = true },
        [StepKind.SupplementRequested] = new() { Clock = ClockEffect.Stops, Proposal = ProposalEffect.Ends, TellsReason = true },
        [StepKind.Supplied] = new() { Clock = ClockEffect.GoesOn },
        [StepKind.HandedOver] =
            new() { Proposal = ProposalEffect.Ends, Undone = (UndoneStep.HandedOver, StepKind.HandOverUndone) },
        [StepKind.Proposed] = new() { Proposal = ProposalEffect.Opens, Undone = (UndoneStep.Proposed, StepKind.ProposalUndone) },
        [StepKind.Approved] = new() { Undone = (UndoneStep.Approved, StepKind.ApprovalUndone) },
        [StepKind.Finished] = new(),
        [StepKind.Returned] = new() { Undone = (UndoneStep.Returned, StepKind.ReturnUndone) },
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
    }.ToFrozenDictionary();

    /// <exception cref="KeyNotFoundException">The row holds a number no line has: it was written behind the program.</exception>
    public static Line Of(StepKind kind) => All[kind];
}
