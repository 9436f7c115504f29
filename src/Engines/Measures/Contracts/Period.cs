using OpenProvince.Kernel;

namespace OpenProvince.Measures.Contracts;

/// <summary>Length of a period.</summary>
public enum Grain
{
    /// <summary>Everything ever.</summary>
    AllTime = 0,

    /// <summary>A calendar year.</summary>
    Year = 1,

    /// <summary>A calendar month.</summary>
    Month = 2,

    /// <summary>A local day.</summary>
    Day = 3,
}

/// <summary>A local day (yyyymmdd), month (yyyymm), year (yyyy) or all time (0), as the rows keep it.</summary>
public readonly record struct Period(int Code)
{
    /// <summary>Everything ever; the current value of a stock is its row.</summary>
    public static readonly Period AllTime;

    /// <summary>How long it is.</summary>
    public Grain Grain => Code switch { 0 => Grain.AllTime, < 10_000 => Grain.Year, < 1_000_000 => Grain.Month, _ => Grain.Day };

    /// <summary>First local day.</summary>
    public DateOnly First => Grain switch
    {
        Grain.Day => Code.ToDay(),
        Grain.Month => new(Code / 100, Code % 100, 1),
        Grain.Year => new(Code, 1, 1),
        _ => DateOnly.MinValue,
    };

    /// <summary>The period of the same grain after this one.</summary>
    public Period Next => Grain switch
    {
        Grain.Day => Day(First.AddDays(1)),
        Grain.Month => Month(First.AddMonths(1)),
        Grain.Year => Year(Code + 1),
        _ => this,
    };

    /// <summary>The day's own period.</summary>
    public static Period Day(DateOnly day) => new(day.ToNumber());

    /// <summary>The month of a day.</summary>
    public static Period Month(DateOnly day) => new(day.Year * 100 + day.Month);

    /// <summary>A calendar year.</summary>
    public static Period Year(int year) => new(year);
}
