using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>Where a projection stands: the last event applied and the instant up to which timed effects are applied.</summary>
public readonly record struct Checkpoint(long Seq, Instant Horizon);

/// <summary>The steps every use of a projection is made of: the live runner, <c>rebuild</c> and <c>verify</c>.</summary>
internal sealed class ProjectionStep(Projection projection, Database database)
{
    private static readonly Error Moved = Error.Conflict("eventlog.checkpoint-moved");

    /// <exception cref="OtherVersionException">Its rows are of another version: only <see cref="ResetAsync"/> helps.</exception>
    public async Task<Checkpoint> StartAsync(CancellationToken ct)
    {
        var work = new UnitOfWork(database);
        work.Add("insert into eventlog_checkpoint (name, seq, horizon, version) values ($1, 0, 0, $2) on conflict (name) do nothing",
            projection.Name, projection.Version);
        (await work.CommitAsync(ct)).OrThrow();
        await using var connection = await database.OpenReadAsync(ct);
        var kept = (await StoredCheckpoint.ReadAsync(connection, projection.Name, ct))!.Value;
        return OtherVersion.Of(projection, kept.Version) is { } other ? throw new OtherVersionException(other) : kept.At;
    }

    /// <param name="at">Where the database says it stands.</param>
    /// <param name="events">What it reads of the events behind that.</param>
    /// <param name="ct">Ends the step before it is written.</param>
    /// <param name="through">The last event looked through, when those behind the last given one are none of its own.</param>
    /// <exception cref="PoisonEventException">The projection could not apply an event; nothing of the step was written.</exception>
    public async Task<Checkpoint> ApplyAsync(Checkpoint at, IReadOnlyList<RecordedEvent> events, CancellationToken ct, long through = 0) =>
        await CommitAsync(at, at with { Seq = Math.Max(through, events[^1].Seq) }, Map(at.Horizon, events), ct);

    /// <summary>What the events change, for a projection whose timed effects are applied up to the horizon; nothing is written.</summary>
    /// <inheritdoc cref="ApplyAsync"/>
    public Rows Map(Instant horizon, IReadOnlyList<RecordedEvent> events)
    {
        var rows = new Rows { Horizon = horizon };
        foreach (var e in events)
        {
            try
            {
                projection.Apply(e, rows);
            }
            catch (Exception cause)
            {
                throw new PoisonEventException(projection.Name, e, cause);
            }
        }
        return rows;
    }

    /// <summary>Remembers that nothing up to an event was its own.</summary>
    public Task<Checkpoint> SkipAsync(Checkpoint at, long through, CancellationToken ct) =>
        CommitAsync(at, at with { Seq = through }, new Rows { Horizon = at.Horizon }, ct);

    public async Task<Checkpoint> TickAsync(Checkpoint at, Instant to, CancellationToken ct)
    {
        if (to <= at.Horizon) return at;
        var rows = new Rows { Horizon = at.Horizon };
        await using (var read = await database.OpenReadAsync(ct)) await projection.TickAsync(read, at.Horizon, to, rows, ct);
        // An empty tick is remembered in memory only: nothing fell due, so repeating it later gives the same rows.
        return rows.Count == 0 ? at : await CommitAsync(at, at with { Horizon = to }, rows, ct);
    }

    /// <summary>
    /// Empties the projection's tables and puts its checkpoint at the beginning, in the program's version, in one transaction.
    /// </summary>
    public async Task ResetAsync(CancellationToken ct)
    {
        var work = new UnitOfWork(database);
        work.Bulk();
        foreach (var table in projection.Tables) work.Add($"delete from {table.Name}");
        work.Add("insert into eventlog_checkpoint (name, seq, horizon, version) values ($1, 0, 0, $2) on conflict (name) do update set " +
            "seq = 0, horizon = 0, version = excluded.version", projection.Name, projection.Version);
        (await work.CommitAsync(ct)).OrThrow();
    }

    public async Task<Checkpoint> CommitAsync(Checkpoint from, Checkpoint to, Rows rows, CancellationToken ct)
    {
        var work = new UnitOfWork(database);
        work.Bulk();
        // First, so that a second runner of the same projection waits here and then finds the checkpoint moved. By events or
        // by time alone: what fell due is counted once, and nobody goes on from a horizon that has been passed. Nor does a program
        // of another version add to rows that were rebuilt while it ran.
        work.AddChecked(
            "update eventlog_checkpoint set seq = $2, horizon = $3 where name = $1 and seq = $4 and horizon = $5 and version = $6", Moved,
            projection.Name, to.Seq, to.Horizon.Micros, from.Seq, from.Horizon.Micros, projection.Version);
        rows.WriteTo(work, database.Engine);
        (await work.CommitAsync(ct)).OrThrow();
        return to;
    }
}

/// <summary>A projection met an event it cannot apply. It stops; the others go on; nothing is skipped.</summary>
public sealed class PoisonEventException(string projection, RecordedEvent e, Exception cause)
    : Exception($"{projection} cannot apply event {e.Seq} ({e.Type}, {e.Id})", cause)
{
    public long Seq { get; } = e.Seq;
}

public static class ResultExtensions
{
    /// <summary>For platform work where a refusal is no user's business.</summary>
    public static void OrThrow(this Result result)
    {
        if (result.IsError) throw new WriteRefusedException(result.Error);
    }
}

/// <summary>The database refused a platform write; the runner tries again.</summary>
public sealed class WriteRefusedException(Error error) : Exception(error.Code)
{
    public Error Error { get; } = error;
}
