using System.Collections.Frozen;
using System.Data.Common;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>A state row on its way to becoming a case: fixed columns by their names.</summary>
public readonly struct CaseRow
{
    private readonly DbDataReader row;
    private readonly FrozenDictionary<string, int> columns;

    internal CaseRow(DbDataReader row, FrozenDictionary<string, int> columns, IDuties duties) =>
        (this.row, this.columns, Duties) = (row, columns, duties);

    public IDuties Duties { get; }

    public long Id => row.Int(0);

    public StreamHead Head => new(row.Int(1), row.Bytes(2));

    public string Code => row.GetString(3);

    public byte[]? SealKey => row.IsDBNull(4) ? null : row.Bytes(4);

    public long Number(string column) => row.Int(columns[column]);

    public Instant At(string column) => new(Number(column));

    public string Text(string column) => row.GetString(columns[column]);
}
