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
/// <param name="Id">Stands in every row of its source; never changes and is never given to another measure of it.</param>
/// <param name="Name">Stable name, <c>source.what</c>; the text of a tile is the resource of this key.</param>
/// <param name="Kind">How its rows are read.</param>
public sealed record MeasureDefinition(int Id, string Name, MeasureKind Kind)
{
    /// <summary>The source it belongs to.</summary>
    public string Source => Name[..Name.IndexOf('.')];

    /// <summary>Also kept by local hour, without keys.</summary>
    public bool ByHour { get; init; }

    /// <summary>Also kept for each key; false when only the total is ever asked for.</summary>
    public bool ByKey { get; init; } = true;

    /// <summary>Dividend of a derived measure.</summary>
    public IReadOnlyList<MeasurePart> Over { get; init; } = [];

    /// <summary>Divisor of a derived measure.</summary>
    public IReadOnlyList<MeasurePart> Under { get; init; } = [];
}

/// <summary>A measure inside a formula.</summary>
/// <param name="Measure">Of the same source or another one.</param>
/// <param name="Members">The members of its source's split that are counted; null for all.</param>
public readonly record struct MeasurePart(MeasureDefinition Measure, IReadOnlyList<string>? Members = null);
