using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>A column of a kind's state row.</summary>
/// <param name="Name">As the table has it.</param>
/// <param name="Text">It holds a code or a word; otherwise a number.</param>
public readonly record struct CaseColumn(string Name, bool Text);

/// <summary>The columns of a kind's state row: shared ones by their fixed names, then the kind's own.</summary>
public interface ICaseRow
{
    string Table { get; }

    /// <summary>The column that says whose case it is.</summary>
    string Home { get; }

    /// <summary>Written once, with the first event.</summary>
    IReadOnlyList<CaseColumn> Fixed { get; }

    /// <summary>Changed by acts; shared ones first.</summary>
    IReadOnlyList<CaseColumn> Changing { get; }

    /// <summary>The changing columns as events name them: nine events a case, so every letter counts.</summary>
    IReadOnlyList<string> EventNames { get; }

    /// <summary>The changing columns of a case nobody has acted on.</summary>
    Cell[] Empty { get; }

    /// <summary>The changing columns as the case has them.</summary>
    Cell[] Cells(Case one);

    /// <summary>Takes over changing columns; <see cref="Case.Restore"/> is the way in.</summary>
    void Restore(Case one, ReadOnlySpan<Cell> changing);

    /// <summary>The case those columns make, as one read to be looked at.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="cells">Fixed columns, then changing ones.</param>
    /// <param name="lastStepAt">When the last act was.</param>
    Case Make(long id, Cell[] cells, Instant lastStepAt);

    /// <summary>Place of a column in <see cref="Fixed"/>.</summary>
    int PlaceOf(string column);
}
