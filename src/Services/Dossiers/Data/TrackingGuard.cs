using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Data;

/// <summary>Counts wrong phone numbers per code in the database, so that a restart or another node does not forget them.</summary>
internal sealed class TrackingGuard(Database database) : ICleanUp
{
    private const int MostWrong = 5;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits for this code's turn; dispose to let the next one in.</summary>
    public async Task<IDisposable> EnterAsync(string code, CancellationToken ct)
    {
        var turn = turns[(uint)code.GetHashCode(StringComparison.Ordinal) % turns.Length];
        await turn.WaitAsync(ct);
        return new Turn(turn);
    }

    /// <summary>Until when the code rests; null while it may be asked.</summary>
    public async Task<Instant?> PausedUntilAsync(string code, Instant now, CancellationToken ct)
    {
        var (since, wrong) = await database.FirstAsync(row => (Since: row.Int(0), Wrong: row.Int(1)),
            "select since, wrong from dossiers_tracking_guard where code = $1", [code], ct);
        return wrong >= MostWrong && new Instant(since) + Hour > now ? new Instant(since) + Hour : null;
    }

    /// <summary>Counts one more; the answer is the end of the pause it started, or null.</summary>
    public async Task<Instant?> CountWrongAsync(string code, Instant now, CancellationToken ct)
    {
        var work = new UnitOfWork(database);
        work.Add("""
            insert into dossiers_tracking_guard (code, since, wrong) values ($1, $2, 1)
            on conflict (code) do update set
              wrong = case when dossiers_tracking_guard.since <= $3 then 1 else dossiers_tracking_guard.wrong + 1 end,
              since = case when dossiers_tracking_guard.since <= $3 then $2 else dossiers_tracking_guard.since end
            """, code, now.Micros, (now - Hour).Micros);
        var counted = await work.CommitAsync(ct);
        // Not counted means not answered: otherwise guessing were free while the disk is full.
        if (counted.IsError) return now + TimeSpan.FromMinutes(1);
        return await PausedUntilAsync(code, now, ct);
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

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
