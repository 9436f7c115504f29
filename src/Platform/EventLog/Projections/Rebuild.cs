using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>Refills projections from the first event, with the server stopped.</summary>
public sealed class Rebuild(Database database, LogReader log, IEnumerable<Projection> projections, TimeProvider time)
{
    private const int StepSize = 10_000;

    public IEnumerable<string> Names => projections.Select(projection => projection.Name).Order(StringComparer.Ordinal);

    /// <summary>The projection of that name, or those whose names begin with it and a point.</summary>
    public IReadOnlyList<Projection> Called(string name) => [.. projections.Where(one =>
        string.Equals(one.Name, name, StringComparison.Ordinal) || one.Name.StartsWith($"{name}.", StringComparison.Ordinal))];

    /// <param name="only">As in <see cref="Called"/>; null for all.</param>
    /// <param name="progress">Called with (<see cref="Projection.Words"/>, applied, total).</param>
    /// <param name="ct">Stops between steps; a stopped rebuild is finished by the next start.</param>
    public async Task RunAsync(string? only, Action<string, long, long> progress, CancellationToken ct = default)
    {
        foreach (var projection in only is null ? projections : Called(only))
        {
            await new ProjectionStep(projection, database).ResetAsync(ct);
            await CatchUpAsync(projection, progress, ct);
        }
    }

    /// <summary>Applies everything placed since each checkpoint and what fell due by now; the simulation ends with it.</summary>
    /// <exception cref="StartupException">The rows of a projection are of another version.</exception>
    public async Task CatchUpAsync(Action<string, long, long> progress, CancellationToken ct = default)
    {
        foreach (var projection in projections) await CatchUpAsync(projection, progress, ct);
    }

    private async Task CatchUpAsync(Projection projection, Action<string, long, long> progress, CancellationToken ct)
    {
        var step = new ProjectionStep(projection, database);
        var at = await StartAsync(step, ct);
        var total = await log.HeadAsync(ct);
        while (await log.ReadAsync(at.Seq, total, StepSize, projection.Reads, ct) is { Count: > 0 } events)
        {
            at = await step.ApplyAsync(at, events, ct);
            progress(projection.Words, at.Seq, total);
        }
        if (at.Seq < total) at = await step.SkipAsync(at, total, ct);
        await step.TickAsync(at, time.Now(), ct);
        progress(projection.Words, at.Seq, at.Seq);
    }

    private static async Task<Checkpoint> StartAsync(ProjectionStep step, CancellationToken ct)
    {
        try
        {
            return await step.StartAsync(ct);
        }
        catch (OtherVersionException e)
        {
            throw new StartupException(Error.Conflict("eventlog.other-version", e.Other.Args), e);
        }
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
