using System.Globalization;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Data.Proof;

/// <summary>
/// Codes of parts and requests: they are numbered in the order of their first events, and their code is that of what they hang on with
/// the number behind it.
/// </summary>
internal sealed class TaskCodes
{
    private const string Table = "tasks_task";

    private static readonly int Role = Assignment.Map.PlaceOf("role"), Year = Assignment.Map.PlaceOf("year"),
        Parent = Assignment.Map.PlaceOf("parent");

    private readonly Dictionary<long, (CaseTrail One, int Number)> below = [];
    private readonly Dictionary<(long Parent, long Role), int> last = [];

    /// <summary>A part or a request begins.</summary>
    public void Below(CaseTrail one)
    {
        var key = (one.Fixed(Parent), one.Fixed(Role));
        // The lead unit is the first part of a whole, and has no row of its own.
        var number = last.GetValueOrDefault(key, IsAsk(one) ? 0 : 1) + 1;
        below[one.Id] = (one, last[key] = number);
    }

    public async Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
    {
        await using var command = snapshot.Scan(
            $"select t.id, t.number, t.code, w.number from {Table} t join {Table} w on w.id = t.whole where t.id <> w.id");
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            if (!below.TryGetValue(rows.Int(0), out var right)) continue;
            var (key, number) = (rows.Int(0).ToString(CultureInfo.InvariantCulture), (int)rows.Int(1));
            // Later acts repeat the number; then it was compared with the row already.
            if (number != right.Number && right.One.CodeNumber == 0) findings.Differs(Table, key, "number", right.Number, number);
            var code = TaskCode.OfWhole((int)right.One.Fixed(Year), (int)rows.Int(3)) + Behind(right.One, right.Number);
            if (rows.GetString(2) is var found && found != code) findings.Differs(Table, key, "code", code, found);
        }
    }

    private string Behind(CaseTrail one, int number) => IsAsk(one)
        ? (below.TryGetValue(one.Fixed(Parent), out var part) ? TaskCode.OfPart(part.Number) : "") + TaskCode.OfAsk(number)
        : TaskCode.OfPart(number);

    private static bool IsAsk(CaseTrail one) => one.Fixed(Role) == (long)TaskRole.Ask;
}
