using System.Globalization;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Data.Proof;

/// <summary>A table in which every row is made by one event and stays as it is: what its columns have to be, by the key.</summary>
internal sealed class EventRows(string table, string key, params string[] columns)
{
    private readonly Dictionary<long, Cell[]> expected = [];

    public void Expect(long row, params Cell[] values) => expected[row] = values;

    public async Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
    {
        var left = new HashSet<long>(expected.Keys);
        await using (var command = snapshot.Scan($"select {key}, {string.Join(", ", columns)} from {table}"))
        {
            await using var rows = await command.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                findings.Compared();
                if (rows.IntOrNull(0) is not { } row || !left.Remove(row)) findings.Extra(table, Name(rows.IntOrNull(0)));
                else
                    for (var i = 0; i < columns.Length; i++)
                        if (Found(rows.GetValue(i + 1)) is var found && found != expected[row][i])
                            findings.Differs(table, Name(row), columns[i], expected[row][i], found);
            }
        }
        foreach (var row in left) findings.Missing(table, Name(row));
    }

    private static Cell Found(object value) =>
        value is string text ? text : value is DBNull ? default : (Cell)Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static string Name(long? row) => row?.ToString(CultureInfo.InvariantCulture) ?? "null";
}
