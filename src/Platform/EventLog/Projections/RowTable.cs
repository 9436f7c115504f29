namespace OpenProvince.EventLog;

/// <summary>Kind of a projection column.</summary>
public enum ColumnKind
{
    Number,
    Text,
}

public readonly record struct RowColumn(string Name, ColumnKind Kind)
{
    public static implicit operator RowColumn(string name) => new(name, ColumnKind.Number);

    /// <summary>A text column; plain strings convert to number columns.</summary>
    public static RowColumn Text(string name) => new(name, ColumnKind.Text);
}

/// <summary>A table a projection fills. Its SQL must have the key columns as primary key.</summary>
public abstract record RowTable(string Name, IReadOnlyList<RowColumn> Keys, IReadOnlyList<RowColumn> Values);

/// <summary>Rows are sums: writing adds. A row of zeros means the same as no row.</summary>
public sealed record SumTable(string Name, IReadOnlyList<RowColumn> Keys, IReadOnlyList<RowColumn> Values) : RowTable(Name, Keys, Values);

/// <summary>Rows are states: writing replaces.</summary>
public sealed record SetTable(string Name, IReadOnlyList<RowColumn> Keys, IReadOnlyList<RowColumn> Values) : RowTable(Name, Keys, Values);
