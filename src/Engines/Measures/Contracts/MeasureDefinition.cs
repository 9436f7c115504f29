namespace OpenProvince.Measures.Contracts;

/// <summary>How the rows of a measure are to be read.</summary>
public enum MeasureKind
{
    /// <summary>Things that happened; may be summed over time.</summary>
    Flow = 1,

    /// <summary>Things that are so now: the rows are changes, the closing balance of a period is the sum up to its end.</summary>
    Stock = 2,

    /// <summary>A stock that also changes by the clock alone, at an instant known beforehand.</summary>
    Timed = 3,

    /// <summary>A quotient of other measures; has no rows.</summary>
    Derived = 4,
}

/// <summary>A measure that services register and boards read.</summary>
/// <param name="Id">Stands in every row; never changes and is never given to another measure.</param>
/// <param name="Name">Stable name, <c>module.what</c>; the text of a tile is the resource of this key.</param>
/// <param name="Kind">How its rows are read.</param>
public sealed record MeasureDefinition(int Id, string Name, MeasureKind Kind)
{
    /// <summary>Also kept by local hour, without procedures.</summary>
    public bool ByHour { get; init; }

    /// <summary>Also kept for each procedure; false when only the total is ever asked for.</summary>
    public bool ByProcedure { get; init; } = true;

    /// <summary>Dividend of a derived measure.</summary>
    public IReadOnlyList<MeasurePart> Over { get; init; } = [];

    /// <summary>Divisor of a derived measure.</summary>
    public IReadOnlyList<MeasurePart> Under { get; init; } = [];
}

/// <summary>A measure inside a formula, counted in some of its channels.</summary>
public readonly record struct MeasurePart(MeasureDefinition Measure, Channels Channels = Channels.All);

/// <summary>Channels a formula counts.</summary>
[Flags]
public enum Channels
{
    /// <summary>At the desk.</summary>
    Desk = 1,

    /// <summary>On the province's own pages.</summary>
    Online = 2,

    /// <summary>On the national portal.</summary>
    Portal = 4,

    /// <summary>By post.</summary>
    Post = 8,

    /// <summary>Filed without paper, wherever.</summary>
    Electronic = Online | Portal,

    /// <summary>Every channel.</summary>
    All = Desk | Online | Portal | Post,
}
