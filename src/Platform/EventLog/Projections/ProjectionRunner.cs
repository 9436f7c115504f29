using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>What the outside may know of a running projection.</summary>
/// <param name="Of">Which one.</param>
/// <param name="At">The last event and the last instant applied.</param>
/// <param name="AppliedAllAt">The last instant at which it had applied everything committed: a tile's age is now minus this.</param>
/// <param name="Poison">Why it stopped, or null while it runs.</param>
public sealed record ProjectionStatus(Projection Of, Checkpoint At, Instant AppliedAllAt, string? Poison)
{
    public string Name => Of.Name;

    /// <summary>The last event applied.</summary>
    public long Seq => At.Seq;
}

/// <summary>Keeps every projection behind the log by no more than a step, each in its own loop.</summary>
public sealed partial class ProjectionRunner(
    Database database, LogFeed feed, LogOwner owner, IEnumerable<Projection> projections, TimeProvider time,
    ILogger<ProjectionRunner> logger)
    : BackgroundWork
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMilliseconds(500);
    private readonly ConcurrentDictionary<string, ProjectionStatus> statuses = new(StringComparer.Ordinal);

    // A step must not hold the one SQLite writer for long.
    private int StepSize => database.Engine == DatabaseEngine.Postgres ? 5000 : 500;

    /// <summary>How long a stopped projection waits before it tries again; tests do not have the time.</summary>
    internal TimeSpan PoisonPause { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Pulsed whenever a projection has written rows.</summary>
    public CommitSignal Changed { get; } = new();

    public IReadOnlyCollection<ProjectionStatus> Statuses => [.. statuses.Values];

    public ProjectionStatus? Status(string name) => statuses.GetValueOrDefault(name);

    // Statuses left behind would stand before what the new owner writes, and age for ever.
    protected override Task WorkAsync(CancellationToken stopping) =>
        owner.WhileOwnedAsync(ct => Task.WhenAll(projections.Select(projection => RunAsync(projection, ct))), statuses.Clear, stopping);

    private async Task RunAsync(Projection projection, CancellationToken ct)
    {
        var step = new ProjectionStep(projection, database);
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(projection, step, ct);
            }
            // Told to end, it may find the wait broken off or the database gone already: neither is a fault.
            catch (Exception) when (ct.IsCancellationRequested)
            {
                return;
            }
            // New deltas on old rows would be neither: the figures stand still and everybody is told what mends them.
            catch (OtherVersionException stale)
            {
                if (Stop(projection, stale.Message))
                    LogOtherVersion(logger, projection.Name, stale.Other.Rows, stale.Other.Program, stale.Other.Mend);
                await PauseAsync(PoisonPause, ct);
            }
            catch (PoisonEventException poison)
            {
                Stop(projection, poison.Message, new(poison.Seq - 1, default));
                LogPoison(logger, projection.Name, poison.Seq, poison);
                await PauseAsync(PoisonPause, ct);
            }
            catch (Exception e) when (DatabaseFault.IsOutage(e) || e is WriteRefusedException)
            {
                LogRetry(logger, projection.Name, e);
                await PauseAsync(Heartbeat, ct);
            }
            // A bug outside any event, in a timed effect or a refused row: said like a poison event, never a silent end or an endless loop.
            catch (Exception e)
            {
                Stop(projection, e.Message);
                LogBroken(logger, projection.Name, e);
                await PauseAsync(PoisonPause, ct);
            }
        }
    }

    /// <summary>Its tiles go stale because AppliedAllAt stands still; the status carries the reason to the health page.</summary>
    /// <returns>False when that was known.</returns>
    private bool Stop(Projection projection, string why, Checkpoint at = default)
    {
        var known = Status(projection.Name) ?? new(projection, at, default, null);
        statuses[projection.Name] = known with { Poison = why };
        return known.Poison != why;
    }

    private async Task FollowAsync(Projection projection, ProjectionStep step, CancellationToken ct)
    {
        var at = await step.StartAsync(ct);
        var seen = at.Seq; // looked through; the database hears of it with the next event of its own, or now and then
        var saved = time.GetTimestamp();
        while (true)
        {
            var ticket = owner.Placed.Next;
            // Taken before reading: what this instant promises is that everything up to it has been read.
            var (head, caughtUpAt) = (owner.Head, owner.CaughtUpAt);
            var page = await feed.ReadAsync(seen, StepSize, projection.Reads, ct);
            if (page.Events.Count > 0)
            {
                at = await step.ApplyAsync(at, page.Events, ct, page.Through);
                (seen, saved) = (at.Seq, time.GetTimestamp());
                Changed.Pulse();
                statuses[projection.Name] = new(projection, at, Status(projection.Name)?.AppliedAllAt ?? default, null);
                continue;
            }
            var moved = page.Through > seen;
            seen = page.Through;
            if (moved && seen < head) continue;
            var ticked = await step.TickAsync(at, time.Now(), ct);
            if (ticked != at) Changed.Pulse();
            at = ticked;
            if (Skipped.IsDue(seen - at.Seq, time.GetElapsedTime(saved)))
                (at, saved) = (await step.SkipAsync(at, seen, ct), time.GetTimestamp());
            if (seen >= head) statuses[projection.Name] = new(projection, at with { Seq = seen }, caughtUpAt, null);
            await Task.WhenAny(ticket, Task.Delay(Heartbeat, ct));
            ct.ThrowIfCancellationRequested();
        }
    }

    private static Task PauseAsync(TimeSpan span, CancellationToken ct) =>
        Task.Delay(span, ct).ContinueWith(_ => { }, TaskScheduler.Default);

    [LoggerMessage(Level = LogLevel.Critical,
        Message = "Projection {Name} stopped at event {Seq}: its figures stand still until the program is mended")]
    private static partial void LogPoison(ILogger logger, string name, long seq, Exception e);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Projection {Name} stopped: its figures stand still until the program is mended")]
    private static partial void LogBroken(ILogger logger, string name, Exception e);

    [LoggerMessage(Level = LogLevel.Critical,
        Message = "Projection {Name} has rows of version {Rows} and the program counts version {Program}: its figures stand still until " +
            "the server is stopped and this was run: {Mend}")]
    private static partial void LogOtherVersion(ILogger logger, string name, int rows, int program, string mend);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Projection {Name} could not write; trying again")]
    private static partial void LogRetry(ILogger logger, string name, Exception e);
}
