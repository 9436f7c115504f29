using Microsoft.Extensions.Logging;
using Npgsql;
using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>
/// One owner of the log at a time: on PostgreSQL the holder of an advisory lock, on SQLite whoever holds the folder. It
/// places events in order and is the only one that runs projections and reactors. On PostgreSQL ownership ends with the
/// session that holds the lock: another node may own the log a moment later.
/// </summary>
public sealed partial class LogOwner(Database database, TimeProvider time, ILogger<LogOwner> logger) : BackgroundWork
{
    private const long LockKey = 0x4F50_4C4F_474F_574E; // "OPLOGOWN"
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMilliseconds(500);
    // Lets many small commits share one pass and one step of every projection. The first after a quiet while does not wait.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(25);
    private TaskCompletionSource<CancellationToken> owned = NotYet();
    private long caughtUpAt;
    private long head;

    /// <summary>Pulsed when events got their place, so consumers wake at once.</summary>
    public CommitSignal Placed { get; } = new();

    /// <summary>Completes when this process owns the log, with what is cancelled when it owns it no more.</summary>
    public Task<CancellationToken> Owned => Volatile.Read(ref owned).Task;

    /// <summary>Everything committed before this instant has its place at or below <see cref="Head"/>.</summary>
    public Instant CaughtUpAt => new(Volatile.Read(ref caughtUpAt));

    public long Head => Volatile.Read(ref head);

    /// <summary>Runs <paramref name="work"/> each time this process owns the log and for as long as it does.</summary>
    /// <param name="work">Ends when its token is cancelled.</param>
    /// <param name="lost">Runs after the work of an ownership ended: what it said about itself holds no more.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task WhileOwnedAsync(Func<CancellationToken, Task> work, Action lost, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, await Owned.WaitAsync(ct));
            await work(either.Token);
            await Task.Delay(Timeout.Infinite, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            lost();
        }
    }

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (database.Engine == DatabaseEngine.Postgres) await RunPostgresAsync(stopping);
                else await RunSqliteAsync(stopping);
            }
            // Whatever broke, a server without a log owner would show old figures for ever.
            catch (Exception e) when (!(e is OperationCanceledException && stopping.IsCancellationRequested))
            {
                LogLost(logger, e);
                await Task.Delay(1000, stopping);
            }
        }
    }

    private async Task RunPostgresAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenSessionAsync(ct);
        while (!await TryLockAsync(connection, ct)) await Task.Delay(Heartbeat, ct);
        var sequencer = new Sequencer(connection);
        await sequencer.StartAsync(ct);
        using var ownership = new CancellationTokenSource();
        owned.SetResult(ownership.Token);
        try
        {
            await PlaceAsync(sequencer, ct);
        }
        finally
        {
            // In this order: whoever is stopped by the token must already find that nothing is owned.
            Volatile.Write(ref owned, NotYet());
            await ownership.CancelAsync();
        }
    }

    private async Task PlaceAsync(Sequencer sequencer, CancellationToken ct)
    {
        while (true)
        {
            var ticket = database.Committed.Next;
            var started = time.Now();
            var (placed, caughtUp) = await sequencer.PassAsync(ct);
            Advance(sequencer.Head, caughtUp ? started : CaughtUpAt, placed > 0);
            if (!caughtUp) continue;
            if (placed > 0) await Task.Delay(Breath, ct);
            else await Task.WhenAny(ticket, Task.Delay(Heartbeat, ct));
            ct.ThrowIfCancellationRequested();
        }
    }

    private async Task RunSqliteAsync(CancellationToken ct)
    {
        // The folder's lock is held until the program ends, whatever happens to a statement.
        owned.TrySetResult(CancellationToken.None);
        while (true)
        {
            var ticket = database.Committed.Next;
            var started = time.Now();
            var last = await database.FirstAsync(row => row.Int(0), "select coalesce(max(position), 0) from eventlog_event", [], ct);
            var placed = last > Head;
            Advance(last, started, placed);
            if (placed) await Task.Delay(Breath, ct);
            else await Task.WhenAny(ticket, Task.Delay(Heartbeat, ct));
            ct.ThrowIfCancellationRequested();
        }
    }

    private void Advance(long newHead, Instant at, bool found)
    {
        Volatile.Write(ref head, newHead);
        Volatile.Write(ref caughtUpAt, at.Micros);
        if (found) Placed.Pulse();
    }

    private static TaskCompletionSource<CancellationToken> NotYet() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal static async Task<bool> TryLockAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select pg_try_advisory_lock({LockKey})", connection);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Lost the database while owning the log; trying again")]
    private static partial void LogLost(ILogger logger, Exception e);
}
