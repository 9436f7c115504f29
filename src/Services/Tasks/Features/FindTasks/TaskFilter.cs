using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>A group of tasks people look at.</summary>
internal enum TaskTab
{
    /// <summary>With the reader, or on the desk of the reader's unit for what the reader can do.</summary>
    Mine,
    /// <summary>Running work units of the reader's part of the province answer for.</summary>
    Unit,
    /// <summary>What the reader's agency assigned and is not done.</summary>
    Given,
    Near,
    Overdue,
    /// <summary>Handed in, not yet accepted.</summary>
    Waiting,
    /// <summary>Requests for time that wait for a decision.</summary>
    Asks,
    Done,
    /// <summary>Due inside the next seven days.</summary>
    Week,
    /// <summary>Not done, and not overdue.</summary>
    Running,
}

/// <summary>Which tasks.</summary>
internal sealed record TaskFilter
{
    /// <summary>By <c>code</c>, <c>percent</c>, <c>changed</c>, or with <c>left</c> the usual order from its end.</summary>
    public RowSort? Sort { get; init; }

    public TaskTab? Tab { get; init; }

    /// <summary>The unit that answers for it.</summary>
    public long? Unit { get; init; }

    /// <summary>The agency that assigned.</summary>
    public long? Home { get; init; }

    public string? Field { get; init; }

    public TaskState? State { get; init; }

    /// <summary>Of ended ones when they were handed in, of others when they are due.</summary>
    public Period? Period { get; init; }

    /// <summary>Class it was given.</summary>
    public string? Grade { get; init; }

    /// <summary>Whether it kept its day, a lateness that was excused counting as kept; null: either.</summary>
    public bool? Kept { get; init; }

    /// <summary>The import it came with.</summary>
    public long? Import { get; init; }

    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = 50;
}
