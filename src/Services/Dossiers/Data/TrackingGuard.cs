using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Data;

/// <summary>
/// Five wrong phone numbers an hour for one code, counted in the database: a guess takes one of the five before it is
/// looked at, and gives it back when it was right. So parallel guesses of any number of nodes are never more than five.
/// </summary>
internal sealed class TrackingGuard(Database database) : ICleanUp
{
    private const int MostWrong = 5;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Takes one of the tries that are left; null when none is.</summary>
    public async Task<Guess?> TakeAsync(string code, Instant now, CancellationToken ct)
    {
        var work = new UnitOfWork(database);
        var taken = work.AddReturning($"""
            insert into dossiers_tracking_guard (code, since, wrong) values ($1, $2, 1)
            on conflict (code) do update set
              wrong = case when dossiers_tracking_guard.since <= $3 then 1 else dossiers_tracking_guard.wrong + 1 end,
              since = case when dossiers_tracking_guard.since <= $3 or dossiers_tracking_guard.wrong = 0 then $2 else dossiers_tracking_guard.since end
            where dossiers_tracking_guard.since <= $3 or dossiers_tracking_guard.wrong < {MostWrong}
            returning wrong
            """, code, now.Micros, (now - Hour).Micros);
        var counted = await work.CommitAsync(ct);
        // Not counted means not answered: otherwise guessing were free while the disk is full.
        return counted.IsError || taken.Value is null ? null : new Guess(code, taken.Long >= MostWrong);
    }

    /// <summary>Codes that were asked wrongly, whether they exist or not, are kept for the hour they count and no longer.</summary>
    public async Task<int> CleanUpAsync(Instant now, CancellationToken ct)
    {
        var over = (now - Hour).Micros;
        var old = await database.FirstAsync(row => (int)row.Int(0), "select count(*) from dossiers_tracking_guard where since <= $1", [over], ct);
        if (old == 0) return 0;
        var work = new UnitOfWork(database);
        work.Add("delete from dossiers_tracking_guard where since <= $1", over);
        return (await work.CommitAsync(ct)).IsError ? 0 : old;
    }

    /// <summary>The guess was right: it cost nothing.</summary>
    public async Task GiveBackAsync(Guess guess, CancellationToken ct)
    {
        var work = new UnitOfWork(database);
        work.Add("update dossiers_tracking_guard set wrong = wrong - 1 where code = $1 and wrong > 0", guess.Code);
        await work.CommitAsync(ct);
    }

    /// <summary>Until when the code rests.</summary>
    public async Task<Instant> PausedUntilAsync(string code, Instant now, CancellationToken ct)
    {
        var since = await database.FirstAsync(row => row.IntOrNull(0), "select since from dossiers_tracking_guard where code = $1 and wrong > 0", [code], ct);
        return since is { } begun && new Instant(begun) + Hour > now ? new Instant(begun) + Hour : now + TimeSpan.FromMinutes(1);
    }

    /// <param name="Code">The dossier code that was asked for.</param>
    /// <param name="IsLast">The code rests after this one if it is wrong.</param>
    internal sealed record Guess(string Code, bool IsLast);
}
