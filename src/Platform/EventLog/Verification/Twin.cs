using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>One projection, recomputed beside the real one.</summary>
/// <param name="other">Its rows are of another version: they are named as a whole and not compared.</param>
internal sealed class Twin(Projection projection, Database scratch, Checkpoint target, Checkpoint start, OtherVersion? other)
{
    private readonly ProjectionStep step = new(projection, scratch);
    private Task<Checkpoint> written = Task.FromResult(start);
    // Nothing more is computed.
    private bool ended = other is not null;

    public static async Task<Twin> StartAsync(Projection projection, Snapshot snapshot, Database scratch, CancellationToken ct)
    {
        var kept = await StoredCheckpoint.ReadAsync(snapshot.Connection, projection.Name, ct);
        var start = await new ProjectionStep(projection, scratch).StartAsync(ct);
        return new Twin(
            projection, scratch, kept?.At ?? default, start, OtherVersion.Of(projection, kept?.Version ?? projection.Version));
    }

    /// <summary>While these events are counted the rows of those before are written; the rows of these are written afterwards.</summary>
    public async Task ApplyAsync(List<RecordedEvent> events, Findings findings, CancellationToken ct)
    {
        var mine = events[^1].Seq <= target.Seq ? events : events.FindAll(e => e.Seq <= target.Seq);
        if (mine.Count == 0 || ended) return;
        try
        {
            var rows = step.Map(start.Horizon, mine);
            var at = await written;
            written = step.CommitAsync(at, at with { Seq = mine[^1].Seq }, rows, ct);
        }
        catch (PoisonEventException poison)
        {
            ended = true;
            findings.Add("eventlog.poison", ("projection", projection.Name), ("seq", poison.Seq));
        }
    }

    public async Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
    {
        if (other is not null) findings.Add("eventlog.other-version", other.Args);
        var at = await written;
        if (ended) return;
        await step.TickAsync(at, target.Horizon, ct);
        await using var twin = await scratch.OpenReadAsync(ct);
        foreach (var table in projection.Tables) await new TableComparison(table, findings).RunAsync(snapshot, twin, ct);
    }
}
