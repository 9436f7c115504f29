using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>Walks every reactor along the log, one event at a time.</summary>
public sealed partial class ReactorRunner(
    Database database, LogFeed feed, LogOwner owner, IEnumerable<Reactor> reactors, IServiceScopeFactory scopes,
    ILogger<ReactorRunner> logger)
    : BackgroundWork
{
    private const int StepSize = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, string> stopped = new(StringComparer.Ordinal);

    /// <summary>
    /// Reactors that wait at an event which refused or broke their command, and why. Those that wait for the database are not here.
    /// </summary>
    public IReadOnlyDictionary<string, string> Stopped => stopped;

    protected override Task WorkAsync(CancellationToken stopping) =>
        owner.WhileOwnedAsync(ct => Task.WhenAll(reactors.Select(reactor => RunAsync(reactor, ct))), stopped.Clear, stopping);

    private async Task RunAsync(Reactor reactor, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(reactor, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            // It waits at its event whatever went wrong: a loop that ended silently would leave later events without effect.
            catch (Exception e)
            {
                if (!IsOutage(e)) stopped[reactor.Name] = e.Message;
                LogRetry(logger, reactor.Name, e);
                await Task.Delay(Pause, ct).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    private async Task FollowAsync(Reactor reactor, CancellationToken ct)
    {
        var at = await StartAsync(reactor, ct);
        var (seen, saved) = (at, Stopwatch.GetTimestamp());
        while (true)
        {
            var ticket = owner.Placed.Next;
            var head = owner.Head;
            var page = await feed.ReadAsync(seen, StepSize, reactor.Reads, ct);
            foreach (var e in page.Events)
            {
                await ReactAsync(reactor, e, ct);
                stopped.TryRemove(reactor.Name, out _);
                await SaveAsync(reactor.Name, seen = at = e.Seq, ct);
            }
            var moved = page.Through > seen || page.Events.Count > 0;
            seen = page.Through;
            if (Skipped.IsDue(seen - at, Stopwatch.GetElapsedTime(saved)))
            {
                await SaveAsync(reactor.Name, at = seen, ct);
                saved = Stopwatch.GetTimestamp();
            }
            if (!moved || (page.Events.Count == 0 && seen >= head)) await Task.WhenAny(ticket, Task.Delay(Pause, ct));
            ct.ThrowIfCancellationRequested();
        }
    }

    private async Task ReactAsync(Reactor reactor, RecordedEvent e, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var result = await reactor.ReactAsync(e, scope.ServiceProvider, ct);
        // The key was used before: this event had its effect already.
        if (!result.IsError || result.Error.Code == KernelErrors.DuplicateRequest.Code) return;
        if (result.Error.Kind != ErrorKind.Unavailable) LogRefused(logger, reactor.Name, e.Id, result.Error.Code);
        throw new WriteRefusedException(result.Error);
    }

    private static bool IsOutage(Exception e) =>
        DatabaseFault.IsOutage(e) || e is WriteRefusedException { Error.Kind: ErrorKind.Unavailable };

    private async Task<long> StartAsync(Reactor reactor, CancellationToken ct)
    {
        var first = reactor.Begins is Begin.Beginning ? 0 : await feed.HeadAsync(ct);
        var work = new UnitOfWork(database);
        work.Add(
            "insert into eventlog_checkpoint (name, seq, horizon, version) values ($1, $2, 0, 0) on conflict (name) do nothing",
            reactor.Name, first);
        (await work.CommitAsync(ct)).OrThrow();
        await using var connection = await database.OpenReadAsync(ct);
        return (await StoredCheckpoint.ReadAsync(connection, reactor.Name, ct))!.Value.At.Seq;
    }

    private async Task SaveAsync(string name, long seq, CancellationToken ct)
    {
        var work = new UnitOfWork(database);
        work.Add("update eventlog_checkpoint set seq = $2 where name = $1 and seq < $2", name, seq);
        (await work.CommitAsync(ct)).OrThrow();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reactor {Name} will try again")]
    private static partial void LogRetry(ILogger logger, string name, Exception e);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Reactor {Name} was refused at {EventId}: {Code}; it waits there")]
    private static partial void LogRefused(ILogger logger, string name, string eventId, string code);
}
