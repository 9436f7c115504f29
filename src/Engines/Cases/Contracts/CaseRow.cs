using System.Collections.Frozen;
using System.Data.Common;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>A state row on its way to becoming a case: fixed columns by their names.</summary>
public readonly struct CaseRow
{
    private readonly DbDataReader? row;
    private readonly Cell[] cells;
    private readonly FrozenDictionary<string, int> columns;

    /// <param name="row">Standing on the row.</param>
    /// <param name="columns">Where it has each fixed column.</param>
    /// <param name="duties">Who can do what with it.</param>
    internal CaseRow(DbDataReader row, FrozenDictionary<string, int> columns, IDuties duties)
    {
        (this.row, this.columns, cells, Duties) = (row, columns, [], duties);
        (Id, Head, Code, SealKey) = (row.Int(0), new(row.Int(1), row.Bytes(2)), row.GetString(3), row.IsDBNull(4) ? null : row.Bytes(4));
    }

    /// <summary>What events say a row has to be, without what the database gave it.</summary>
    internal CaseRow(long id, Cell[] cells, FrozenDictionary<string, int> columns)
    {
        (row, this.columns, this.cells, Duties) = (null, columns, cells, NoDuties.Instance);
        (Id, Head, Code, SealKey) = (id, StreamHead.None, null, null);
    }

    public IDuties Duties { get; }

    public long Id { get; }

    public StreamHead Head { get; }

    public string? Code { get; }

    public byte[]? SealKey { get; }

    public long Number(string column) => row is null ? cells[columns[column]].Number ?? 0 : row.Int(columns[column]);

    public long? NumberOrNull(string column) => row is null ? cells[columns[column]].Number : row.IntOrNull(columns[column]);

    public Instant At(string column) => new(Number(column));

    public string Text(string column) => row is null ? cells[columns[column]].Text ?? "" : row.GetString(columns[column]);

    public string? TextOrNull(string column) => row is null ? cells[columns[column]].Text : row.TextOrNull(columns[column]);
}
