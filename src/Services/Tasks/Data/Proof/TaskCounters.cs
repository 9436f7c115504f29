using System.Globalization;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Tasks.Data.Proof;

/// <summary>
/// The yearly numbers of tasks: the counter stands at the number of tasks given, and none has a number beyond it. As no number is there
/// twice (a constraint of the table), none is missing. After a restore numbers go on from a later multiple of
/// <see cref="TaskCodesAfterRestore.Jump"/>; behind it no more were given than there are tasks.
/// </summary>
internal sealed class TaskCounters
{
    private const string Table = "tasks_code_counter";

    private readonly Dictionary<int, int> given = [];

    public void Given(int year) => given[year] = given.GetValueOrDefault(year) + 1;

    public async Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
    {
        var left = new HashSet<int>(given.Keys);
        await using (var command = snapshot.Scan($"select year, last from {Table}"))
        {
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                var (year, last) = ((int)reader.Int(0), (int)reader.Int(1));
                findings.Compared();
                var (known, counted) = (left.Remove(year), given.GetValueOrDefault(year));
                if (last == counted || (last >= TaskCodesAfterRestore.Jump && last % TaskCodesAfterRestore.Jump <= counted)) continue;
                if (!known) findings.Extra(Table, Key(year));
                else findings.Differs(Table, Key(year), "last", counted, last);
            }
        }
        foreach (var year in left) findings.Missing(Table, Key(year));
        await using var beyond = snapshot.Scan(
            $"select t.id, t.number, c.last from tasks_task t join {Table} c on c.year = t.year " +
            "where t.id = t.whole and (t.number > c.last or t.number < 1)");
        await using var rows = await beyond.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            findings.Add("tasks.number-beyond", ("table", "tasks_task"), ("key", rows.Int(0)), ("number", rows.Int(1)),
                ("last", rows.Int(2)));
    }

    private static string Key(int year) => year.ToString(CultureInfo.InvariantCulture);
}
