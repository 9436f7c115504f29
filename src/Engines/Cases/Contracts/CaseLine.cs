namespace OpenProvince.Cases.Contracts;

/// <summary>What a line of the timeline does to the running promise.</summary>
public enum ClockEffect
{
    None,
    Stops,
    /// <summary>Goes on as the rules say for what had to be supplied.</summary>
    GoesOn,
    /// <summary>Goes on with what was left.</summary>
    GoesOnWithRest,
}

/// <summary>
/// What a kind of line of the timeline means to the clock, to undo and to citizens. A service says it once per number and may add what
/// only its own cases know.
/// </summary>
public record CaseLine
{
    public ClockEffect Clock { get; init; }

    /// <summary>Number of the line that takes it back; null for acts that cannot be undone.</summary>
    public int? UndoneBy { get; init; }

    /// <summary>It takes the line before it away.</summary>
    public bool Undoes { get; init; }

    /// <summary>A calendar decision, not somebody's act on the case.</summary>
    public bool NobodysAct { get; init; }

    /// <summary>Its reason goes to the citizen in writing.</summary>
    public bool TellsReason { get; init; }
}
