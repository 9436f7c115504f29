using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Cases.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Features;

/// <summary>Open cases of every kind, as work that goes with an agency into what continues it.</summary>
internal sealed class CasesMoving(
    Database database, IServiceScopeFactory scopes, IEnumerable<ICaseKind> kinds, IStaff staff, IAgencies agencies,
    CasesMoving.Tools tools) : IMovingWork
{
    /// <summary>Cases of one commit.</summary>
    private const int Part = 100;

    /// <summary>Somebody may act on one of them in the same moment: then it is looked at again, with fewer in the commit.</summary>
    private const int Attempts = 8;

    internal sealed record Tools(Clock Clock, Texts Texts);

    public async Task<IReadOnlyList<MovingCount>> CountAsync(IReadOnlyList<long> of, CancellationToken ct)
    {
        var all = new List<MovingCount>();
        foreach (var kind in kinds)
        {
            var (home, words) = (CaseTables.HomeOf(kind.Row), tools.Texts[$"{kind.Name}.kind"]);
            var whose = string.Concat(kind.Following.Prepend("holder_agency").Prepend(home)
                .Select(column => $"when {SqlFilter.In(column, of)} then {column} "));
            all.AddRange(await database.QueryAsync(
                row => new MovingCount(row.Int(0), words, (int)row.Int(1), (int)row.Int(2), (int)row.Int(3)),
                "select whose, count(*), count(holder_officer), count(case when bucket = 0 and due < $1 then 1 end) from (select case " +
                $"{whose}end as whose, holder_officer, bucket, due from {kind.Row.Table} where {Moving(kind, of)}) m group by whose",
                [tools.Clock.Now.Micros], ct));
        }
        return all;
    }

    public async Task<IReadOnlyList<Error>> ProblemsAsync(GoesOn into, CancellationToken ct)
    {
        var problems = new List<Error>();
        foreach (var kind in kinds)
        {
            var held = await database.QueryAsync(row => (Unit: row.Int(0), Duty: (int)row.Int(1), Count: (int)row.Int(2)),
                $"select holder_agency, next_action, count(*) from {kind.Row.Table} where {kind.Held} and next_action is not null and " +
                $"{SqlFilter.In("holder_agency", into.Ending)} group by holder_agency, next_action", [], ct);
            problems.AddRange(held.Where(one => !CanBeDone(kind, into.Of(one.Unit), one.Duty, into))
                .Select(one => CaseErrors.NobodyAtReceiver(
                    tools.Texts[$"{kind.Name}.kind"], one.Count, agencies.Find(new(into.Of(one.Unit)))?.ShortName ?? "")));
        }
        return problems;
    }

    public async Task<Result> MoveAsync(GoesOn into, Actor by, CancellationToken ct)
    {
        foreach (var kind in kinds)
        {
            // Once more from the beginning as long as there was something: a case may have come behind the place that was reached.
            for (var more = true; more;)
            {
                var moved = await MoveAllAsync(kind, into, by, ct);
                if (moved.IsError) return moved.Error;
                more = moved.Value > 0;
            }
        }
        return Result.Ok;
    }

    private async Task<Result<int>> MoveAllAsync(ICaseKind kind, GoesOn into, Actor by, CancellationToken ct)
    {
        var (last, size, attempts, count) = (0L, Part, 0, 0);
        while (true)
        {
            var ids = await database.QueryAsync(row => row.Int(0),
                $"select id from {kind.Row.Table} where {Moving(kind, into.Ending)} and id > $1 order by id limit $2", [last, size], ct);
            if (ids.Count == 0) return count;
            var moved = await MoveAsync(kind, ids, into, by, ct);
            if (moved.IsError)
            {
                if (moved.Error.Code != KernelErrors.Stale.Code || ++attempts == Attempts) return moved.Error;
                size = Math.Max(1, size / 10);
                continue;
            }
            (last, size, attempts, count) = (ids[^1], Part, 0, count + ids.Count);
        }
    }

    private async Task<Result> MoveAsync(ICaseKind kind, IReadOnlyList<long> ids, GoesOn into, Actor by, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var hands = scope.ServiceProvider.GetServices<ICaseHands>().First(one => one.Kind == kind);
        return await hands.ContinueAsync(ids, into, by, ct);
    }

    /// <summary>Somebody at the receiver, or of those who come there, holds what the duty asks.</summary>
    private bool CanBeDone(ICaseKind kind, long receiver, int duty, GoesOn into)
    {
        var permission = kind.Duties.First(one => one.Number == duty).Permission;
        return into.Into.Where(part => part.Value == receiver).Select(part => part.Key).Prepend(receiver)
            .Any(unit => staff.Holding(new(unit), permission).Count > 0);
    }

    private static string Moving(ICaseKind kind, IReadOnlyCollection<long> of) =>
        $"{CaseTables.Open} and (" + string.Join(" or ", kind.Following.Prepend("holder_agency").Prepend(CaseTables.HomeOf(kind.Row))
            .Select(column => SqlFilter.In(column, of))) + ")";
}
