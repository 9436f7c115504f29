using System.Collections.Frozen;
using System.Data.Common;
using System.Globalization;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>
/// The columns of a kind's state row, each declared once: how it is written, read, named in events and proved follows from here. A column
/// that stands in the table and not here fails a test.
/// </summary>
/// <param name="table">The kind's table.</param>
/// <param name="make">A case from the columns that are written once; what acts change is restored after it.</param>
public sealed class CaseMap<T>(string table, Func<CaseRow, T> make) : ICaseRow where T : Case
{
    private const int Ahead = 6, InsertAhead = 3;

    private readonly List<(CaseColumn Column, Func<T, Cell> Of)> written = [];
    private readonly List<(CaseColumn Column, string InEvent, Func<T, Cell> Of, Action<T, Cell> Restore)> own = [];
    private Statements? made;

    public string Table => table;

    public required string Home { get; init; }

    public IReadOnlyList<CaseColumn> Fixed => Made.Fixed;

    public IReadOnlyList<CaseColumn> Changing => Made.Changing;

    public IReadOnlyList<string> EventNames => Made.EventNames;

    public Cell[] Empty => Made.Empty;

    /// <summary>"select … from table", in the order <see cref="Read"/> takes.</summary>
    public string Select => $"select {Made.Columns} from {table}";

    /// <summary>The columns of <see cref="Select"/>; what a query names behind them is column <see cref="Width"/>.</summary>
    public string Columns => Made.Columns;

    public int Width => Ahead + Made.Changing.Length + Made.Fixed.Length;

    /// <summary>What <see cref="Inserted"/> fills, without what the kind's own numbering adds.</summary>
    public string InsertColumns => Made.InsertColumns;

    /// <summary>"$1, $2, …" for <see cref="InsertColumns"/>; the kind's own values follow from <see cref="InsertWidth"/> + 1.</summary>
    public string InsertParameters => Made.InsertParameters;

    public int InsertWidth => InsertAhead + Made.Fixed.Length + Made.Changing.Length + 4;

    /// <summary>Moves the row from the revision that was read; no row means somebody else was first.</summary>
    public string Update => Made.Update;

    /// <summary>A column written once, with the first event.</summary>
    public CaseMap<T> Once(string column, Func<T, long?> of) => Add(column, false, one => of(one));

    /// <inheritdoc cref="Once(string, Func{T, long?})"/>
    public CaseMap<T> Once(string column, Func<T, string?> of) => Add(column, true, one => of(one));

    /// <inheritdoc cref="Once(string, Func{T, long?})"/>
    public CaseMap<T> Once(string column, Func<T, Instant?> of) => Add(column, false, one => of(one));

    /// <summary>A column acts change.</summary>
    /// <param name="column">Its name in the table.</param>
    /// <param name="inEvent">Its short name in events, never given to another column.</param>
    /// <param name="of">What the case says.</param>
    /// <param name="restore">Takes over what the row says.</param>
    public CaseMap<T> Changed(string column, string inEvent, Func<T, long?> of, Action<T, long?> restore) =>
        Add(column, inEvent, false, one => of(one), (one, cell) => restore(one, cell.Number));

    /// <inheritdoc cref="Changed(string, string, Func{T, long?}, Action{T, long?})"/>
    public CaseMap<T> Changed(string column, string inEvent, Func<T, string?> of, Action<T, string?> restore) =>
        Add(column, inEvent, true, one => of(one), (one, cell) => restore(one, cell.Text));

    /// <inheritdoc cref="Changed(string, string, Func{T, long?}, Action{T, long?})"/>
    public CaseMap<T> Changed(string column, string inEvent, Func<T, Instant?> of, Action<T, Instant?> restore) =>
        Add(column, inEvent, false, one => of(one), (one, cell) => restore(one, cell.At));

    /// <summary>A row of <see cref="Select"/>.</summary>
    /// <param name="row">Standing on it.</param>
    /// <param name="duties"><see cref="NoDuties"/> for lists.</param>
    public T Read(DbDataReader row, IDuties duties)
    {
        var one = make(new CaseRow(row, Made.Ordinals, duties));
        var (changing, cells) = (Made.Changing, new Cell[Made.Changing.Length]);
        for (var i = 0; i < cells.Length; i++)
            cells[i] = changing[i].Text ? row.TextOrNull(Ahead + i) : row.IntOrNull(Ahead + i);
        one.Restore(cells, new Instant(row.Int(Ahead - 1)));
        return one;
    }

    /// <summary>The parameter of a column in <see cref="InsertParameters"/>.</summary>
    public string Parameter(string column)
    {
        var at = Array.FindIndex(Made.Fixed, one => one.Name == column);
        return at < 0 ? throw new ArgumentException(column, nameof(column)) : Placeholder(InsertAhead + at + 1);
    }

    /// <summary>The values of a new row; <paramref name="more"/> are those of the kind's own numbering.</summary>
    public SqlValue[] Inserted(T one, params ReadOnlySpan<SqlValue> more)
    {
        var (fixedColumns, values) = (Made.Fixed, new SqlValue[InsertWidth + more.Length]);
        (values[0], values[1], values[2]) = (one.Key, (int)one.Head.Version, one.Head.Hash);
        for (var i = 0; i < fixedColumns.Length; i++) values[InsertAhead + i] = Value(written[i].Of(one), fixedColumns[i].Text);
        var at = Changes(one, values, InsertAhead + fixedColumns.Length);
        values[at] = one.SealKey;
        more.CopyTo(values.AsSpan(at + 1));
        return values;
    }

    /// <summary>The values of <see cref="Update"/>.</summary>
    /// <param name="one">As it is now.</param>
    /// <param name="read">The revision it was read at.</param>
    public SqlValue[] Updated(T one, long read)
    {
        var values = new SqlValue[4 + Made.Changing.Length + 3];
        (values[0], values[1], values[2], values[3]) = (one.Key, read, one.Head.Version, one.Head.Hash);
        Changes(one, values, 4);
        return values;
    }

    public Cell[] Cells(Case one)
    {
        var cells = new Cell[Made.Changing.Length];
        one.WriteShared(cells);
        for (var i = 0; i < own.Count; i++) cells[CaseColumns.Shared.Count + i] = own[i].Of((T)one);
        return cells;
    }

    public void Restore(Case one, ReadOnlySpan<Cell> changing)
    {
        one.RestoreShared(changing);
        for (var i = 0; i < own.Count; i++) own[i].Restore((T)one, changing[CaseColumns.Shared.Count + i]);
    }

    public Case Make(long id, Cell[] cells, Instant lastStepAt)
    {
        var one = make(new CaseRow(id, cells, Made.Places));
        one.Restore(cells[Fixed.Count..], lastStepAt);
        return one;
    }

    public int PlaceOf(string column) => Made.Places[column];

    private int Changes(T one, SqlValue[] values, int at)
    {
        var (columns, cells) = (Made.Changing, Cells(one));
        for (var i = 0; i < cells.Length; i++) values[at++] = Value(cells[i], columns[i].Text);
        (values[at], values[at + 1], values[at + 2]) = (one.LastStepAt, one.Bucket, one.SortAt);
        return at + 3;
    }

    private CaseMap<T> Add(string column, bool text, Func<T, Cell> of)
    {
        written.Add((new CaseColumn(column, text), of));
        return this;
    }

    private CaseMap<T> Add(string column, string inEvent, bool text, Func<T, Cell> of, Action<T, Cell> restore)
    {
        own.Add((new CaseColumn(column, text), inEvent, of, restore));
        return this;
    }

    private static SqlValue Value(Cell cell, bool text) => text ? (SqlValue)cell.Text : cell.Number;

    private static string Placeholder(int number) => string.Create(CultureInfo.InvariantCulture, $"${number}");

    // Declared as a chain, so what follows from the whole is made when it is first asked for.
    private Statements Made => made ??= new Statements(
        table, [.. written.Select(one => one.Column)], [.. own.Select(one => (one.Column, one.InEvent))]);

    private sealed class Statements
    {
        public Statements(string table, CaseColumn[] written, (CaseColumn Column, string InEvent)[] own)
        {
            Fixed = written;
            Changing = [.. CaseColumns.Shared.Select(one => one.Column), .. own.Select(one => one.Column)];
            EventNames = [.. CaseColumns.Shared.Select(one => one.InEvent), .. own.Select(one => one.InEvent)];
            Empty = new Cell[Changing.Length];
            Empty[CaseColumns.Pauses] = 0;
            string[] columns = ["id", "version", "head_hash", "code", "seal_key", "last_step_at", .. Names(Changing), .. Names(Fixed)];
            Columns = string.Join(", ", columns);
            Places = Fixed.Index().ToFrozenDictionary(one => one.Item.Name, one => one.Index, StringComparer.Ordinal);
            Ordinals = columns.Index().ToFrozenDictionary(one => one.Item, one => one.Index, StringComparer.Ordinal);
            string[] inserted =
                ["id", "version", "head_hash", .. Names(Fixed), .. Names(Changing), "last_step_at", "bucket", "sort_at", "seal_key"];
            InsertColumns = string.Join(", ", inserted);
            InsertParameters = string.Join(", ", Enumerable.Range(1, inserted.Length).Select(Placeholder));
            string[] set = ["version", "head_hash", .. Names(Changing), "last_step_at", "bucket", "sort_at"];
            Update = $"update {table} set {string.Join(", ", set.Index().Select(one => $"{one.Item} = {Placeholder(one.Index + 3)}"))} " +
                "where id = $1 and version = $2";
        }

        public CaseColumn[] Fixed { get; }
        public CaseColumn[] Changing { get; }
        public string[] EventNames { get; }
        public Cell[] Empty { get; }
        public string Columns { get; }
        public FrozenDictionary<string, int> Ordinals { get; }
        public FrozenDictionary<string, int> Places { get; }
        public string InsertColumns { get; }
        public string InsertParameters { get; }
        public string Update { get; }

        private static IEnumerable<string> Names(IEnumerable<CaseColumn> columns) => columns.Select(one => one.Name);
    }
}
