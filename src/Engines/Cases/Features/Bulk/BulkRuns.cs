using System.Data.Common;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Features;

/// <summary>Where acts on several cases are kept: only whoever chose them finds them.</summary>
internal sealed class BulkRuns(Database database, Clock clock)
{
    /// <returns>Its number.</returns>
    public async Task<Result<long>> AddAsync(Actor actor, string back, int held, IReadOnlyList<BulkLine> lines, CancellationToken ct)
    {
        var (id, work) = (Ids.Next(), new UnitOfWork(database));
        work.Add("insert into cases_bulk (id, actor, at, back, held, phase, agency, role) values ($1, $2, $3, $4, $5, 0, $6, $7)", id,
            actor.Id, clock.Now.Micros, back, held, actor.Active?.Agency, actor.Active?.Role);
        foreach (var line in lines)
            work.Add("insert into cases_bulk_row (bulk, place, kind, case_id, code, seen, state) values ($1, $2, $3, $4, $5, $6, 0)",
                id, line.Place, line.Kind, line.Case, line.Code, line.Seen);
        var added = await work.CommitAsync(ct);
        return added.IsError ? added.Error : id;
    }

    public async Task<BulkRun?> FindAsync(long id, Actor actor, CancellationToken ct)
    {
        var lines = await database.QueryAsync(ReadLine,
            "select place, kind, case_id, code, seen, state, revision, why from cases_bulk_row where bulk = $1 order by place", [id], ct);
        return await database.FirstAsync(row => new BulkRun(row.Int(0), row.GetString(1),
                row.IntOrNull(9) is { } agency ? new Post(agency, row.GetString(10)) : null, new(row.Int(2)), row.GetString(3),
                (int)row.Int(4), (BulkPhase)row.Int(5), row.TextOrNull(6), row.TextOrNull(7),
                row.IntOrNull(8) is { } ended ? new Instant(ended) : null, lines),
            "select id, actor, at, back, held, phase, act, said, ended_at, agency, role from cases_bulk where id = $1 and actor = $2",
            [id, actor.Id], ct);
    }

    /// <summary>
    /// From one phase to the next, once: whoever comes second is refused (<see cref="KernelErrors.Stale"/>) and finds it under way.
    /// </summary>
    public async Task<Result> BeginAsync(BulkRun run, BulkPhase next, string? act, string? said, CancellationToken ct)
    {
        var work = new UnitOfWork(database);
        work.AddChecked("update cases_bulk set phase = $3, act = $4, said = $5 where id = $1 and phase = $2", KernelErrors.Stale, run.Id,
            (int)run.Phase, (int)next, act, said);
        return await work.CommitAsync(ct);
    }

    /// <summary>What became of these; with <paramref name="ended"/> the phase is over and what was typed is forgotten.</summary>
    public async Task<Result> KeepAsync(BulkRun run, IReadOnlyList<BulkLine> lines, BulkPhase? ended, CancellationToken ct)
    {
        var work = new UnitOfWork(database);
        foreach (var line in lines)
            work.Add("update cases_bulk_row set state = $3, revision = $4, why = $5 where bulk = $1 and place = $2", run.Id, line.Place,
                (int)line.State, line.Revision, line.Why);
        if (ended is { } phase)
            work.Add("update cases_bulk set phase = $2, said = null, ended_at = $3 where id = $1", run.Id, (int)phase, clock.Now.Micros);
        return await work.CommitAsync(ct);
    }

    private static BulkLine ReadLine(DbDataReader row) => new((int)row.Int(0), row.GetString(1), row.Int(2), row.GetString(3), row.Int(4),
        (BulkState)row.Int(5), row.IntOrNull(6), row.TextOrNull(7));
}

/// <summary>What was chosen longer ago than a repeat is recognised is forgotten.</summary>
internal sealed class BulkCleanUp(Database database) : ICleanUp
{
    private const int Step = 100;

    public async Task<int> CleanUpAsync(Instant now, CancellationToken ct)
    {
        var gone = 0;
        while (true)
        {
            var old = await database.QueryAsync(row => row.Int(0), $"select id from cases_bulk where at < $1 limit {Step}",
                [(now - Idempotency.Kept).Micros], ct);
            if (old.Count == 0) return gone;
            var work = new UnitOfWork(database);
            work.Add($"delete from cases_bulk_row where {SqlFilter.In("bulk", old)}");
            work.Add($"delete from cases_bulk where {SqlFilter.In("id", old)}");
            if ((await work.CommitAsync(ct)).IsError) return gone;
            gone += old.Count;
        }
    }
}
