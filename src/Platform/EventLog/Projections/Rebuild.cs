using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>Refills projections from the first event, with the server stopped.</summary>
public sealed class Rebuild(Database database, LogReader log, IEnumerable<Projection> projections, TimeProvider time)
{
    private const int StepSize = 10_000;

    public IEnumerable<string> Names => projections.Select(projection => projection.Name).Order(StringComparer.Ordinal);

    /// <param name="only">One projection's name; null for all.</param>
    /// <param name="progress">Called with (projection, applied, total).</param>
    /// <param name="ct">Stops between steps; a stopped rebuild is finished by the next start.</param>
    public async Task RunAsync(string? only, Action<string, long, long> progress, CancellationToken ct = default)
    {
        foreach (var projection in projections.Where(projection => only is null || projection.Name == only))
        {
            var step = new ProjectionStep(projection, database);
            await step.StartAsync(ct);
            await step.ResetAsync(ct);
            await CatchUpAsync(projection, progress, ct);
        }
    }

    /// <summary>Applies everything placed since each checkpoint and what fell due by now; the simulation ends with it.</summary>
    public async Task CatchUpAsync(Action<string, long, long> progress, CancellationToken ct = default)
    {
        foreach (var projection in projections) await CatchUpAsync(projection, progress, ct);
    }

    private async Task CatchUpAsync(Projection projection, Action<string, long, long> progress, CancellationToken ct)
    {
        var step = new ProjectionStep(projection, database);
        var at = await step.StartAsync(ct);
        var total = await log.HeadAsync(ct);
        while (await log.ReadAsync(at.Seq, total, StepSize, projection.Reads, ct) is { Count: > 0 } events)
        {
            at = await step.ApplyAsync(at, events, ct);
            progress(projection.Name, at.Seq, total);
        }
        if (at.Seq < total) at = await step.SkipAsync(at, total, ct);
        await step.TickAsync(at, time.Now(), ct);
        progress(projection.Name, at.Seq, at.Seq);
    }
}

/// <summary>Places all committed events without the running host, for verbs of the command line.</summary>
public sealed class PlaceEvents(Database database)
{
    /// <exception cref="StartupException">A running server owns the log; it places them itself.</exception>
    public async Task RunAsync(CancellationToken ct = default)
    {
        if (database.Engine != DatabaseEngine.Postgres) return;
        await using var connection = await database.OpenSessionAsync(ct); // its lock and settings end with it
        if (!await LogOwner.TryLockAsync(connection, ct)) throw new StartupException(Error.Conflict("eventlog.owned-elsewhere"));
        var sequencer = new Sequencer(connection);
        await sequencer.StartAsync(ct);
        while (!(await sequencer.PassAsync(ct)).CaughtUp) ct.ThrowIfCancellationRequested();
    }
}
