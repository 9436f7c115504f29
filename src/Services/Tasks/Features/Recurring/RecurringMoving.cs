using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Tasks.Features;

/// <summary>Recurring tasks go with the agency that gives them, and with the one they are given to; stopped ones too.</summary>
internal sealed class RecurringMoving(Database database, UnitOfWork work, Texts texts) : IMovingWork
{
    public async Task<IReadOnlyList<MovingCount>> CountAsync(IReadOnlyList<long> agencies, CancellationToken ct) =>
        await database.QueryAsync(row => new MovingCount(row.Int(0), texts["tasks.recurring"], (int)row.Int(1), 0, 0),
            $"select whose, count(*) from (select case when {SqlFilter.In("home", agencies)} then home else lead end as whose " +
            "from tasks_recurring where stopped_at is null and " +
            $"({SqlFilter.In("home", agencies)} or {SqlFilter.In("lead", agencies)})) m group by whose", [], ct);

    /// <summary>None: what cannot be given says so on its day, and is told.</summary>
    public Task<IReadOnlyList<Error>> ProblemsAsync(GoesOn into, CancellationToken ct) => Task.FromResult<IReadOnlyList<Error>>([]);

    public async Task<Result> MoveAsync(GoesOn into, Actor by, CancellationToken ct)
    {
        foreach (var (from, to) in into.Into)
            foreach (var column in new[] { "home", "lead" })
                work.Add($"update tasks_recurring set {column} = $2 where {column} = $1", from, to);
        return await work.CommitAsync(ct);
    }
}
