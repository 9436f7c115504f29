using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>One case as its events have it so far. There is one for every case of the province, so it is kept small.</summary>
public sealed class CaseTrail
{
    private const long Nothing = long.MinValue;
    private readonly long[] row;

    /// <param name="id">Number of the case.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="born">The columns its first event gives for ever (<see cref="ICaseKind.Born"/>).</param>
    /// <param name="words">Codes kept once.</param>
    internal CaseTrail(long id, ICaseKind kind, IReadOnlyList<Cell> born, CodesOnce words)
    {
        (Id, Kind) = (id, kind);
        var (fixedColumns, empty) = (kind.Row.Fixed, kind.Row.Empty);
        if (born.Count != fixedColumns.Count) throw new InvalidOperationException($"{kind.Name} is born without all its columns");
        row = new long[fixedColumns.Count + empty.Length];
        for (var i = 0; i < born.Count; i++) row[i] = Kept(born[i], words);
        for (var i = 0; i < empty.Length; i++) row[born.Count + i] = Kept(empty[i], words);
    }

    public long Id { get; }

    public ICaseKind Kind { get; }

    public Instant LastStepAt { get; private set; }

    /// <summary>The running number inside its code as later acts repeat it; 0 while none has.</summary>
    public int CodeNumber { get; private set; }

    /// <summary>Its words and their key were destroyed.</summary>
    public bool Forgotten { get; private set; }

    /// <summary>Rows beside the state row: expected ones added, found ones taken off.</summary>
    internal UInt128 Rows { get; set; }

    /// <summary>The same for rows of words; they no longer count once the case was forgotten.</summary>
    internal UInt128 Sealed { get; set; }

    /// <summary>Its state row was met.</summary>
    internal bool Met { get; set; }

    /// <summary>A number its first event gave; 0 where it gave none.</summary>
    /// <param name="column">Place in <see cref="ICaseRow.Fixed"/>.</param>
    public long Fixed(int column) => row[column] == Nothing ? 0 : row[column];

    internal void Take(RecordedEvent e, CaseAct act, CodesOnce words)
    {
        LastStepAt = e.OccurredAt;
        if (act.Number is { } number) CodeNumber = number;
        foreach (var (column, value) in act.Row.Columns)
        {
            // A column nobody knows was written behind the program: the broken chain is a finding of its own, and the others are still
            // compared.
            var at = IndexOf(column);
            if (at >= 0) row[Kind.Row.Fixed.Count + at] = Kept(value, words);
        }
    }

    internal void Forget() => Forgotten = true;

    /// <summary>All columns: the fixed ones, then the changing ones.</summary>
    internal Cell[] Cells(CodesOnce words)
    {
        var (fixedColumns, changing, cells) = (Kind.Row.Fixed, Kind.Row.Changing, new Cell[row.Length]);
        for (var i = 0; i < cells.Length; i++)
            cells[i] = Shown(i, i < fixedColumns.Count ? fixedColumns[i] : changing[i - fixedColumns.Count], words);
        return cells;
    }

    /// <summary>A changing column.</summary>
    internal Cell At(int column, CodesOnce words) => Shown(Kind.Row.Fixed.Count + column, Kind.Row.Changing[column], words);

    private Cell Shown(int at, CaseColumn column, CodesOnce words) =>
        row[at] == Nothing ? default : column.Text ? words.Of(row[at]) : row[at];

    private static long Kept(Cell value, CodesOnce words) => value.Text is { } text ? words.Number(text) : value.Number ?? Nothing;

    private int IndexOf(string column)
    {
        var names = Kind.Row.EventNames;
        for (var i = 0; i < names.Count; i++)
            if (names[i] == column) return i;
        return -1;
    }
}

/// <summary>Codes that come again and again, kept once.</summary>
internal sealed class CodesOnce
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> words = [];

    public int Number(string word)
    {
        if (numbers.TryGetValue(word, out var number)) return number;
        words.Add(word);
        return numbers[word] = words.Count - 1;
    }

    /// <summary>The word, or "?" for a number no word has: one that was written into the log where a word belongs.</summary>
    public string Of(long number) => number >= 0 && number < words.Count ? words[(int)number] : "?";
}
