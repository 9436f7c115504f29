namespace OpenProvince.Ui;

public enum RulerBlockKind
{
    /// <summary>A working day.</summary>
    Day,
    /// <summary>A day off: thin hatched gap.</summary>
    Off,
    /// <summary>A working day on which the clock stood still.</summary>
    Paused,
    /// <summary>A working day after the deadline.</summary>
    Over,
    /// <summary>Days of a long period that are not drawn.</summary>
    Skipped,
}

/// <summary>
/// One block of the ruler. <paramref name="Used"/> is the share of the day already gone, 0 to 1; <paramref name="Now"/> draws the line at
/// it.
/// </summary>
public sealed record RulerBlock(RulerBlockKind Kind, string? Label = null, string? Note = null, double Used = 0, bool Now = false);

/// <summary>One of the few days written under the ruler where there is no room for every day: the first, today, the due day.</summary>
public sealed record RulerMark(string Day, string? Note = null);
