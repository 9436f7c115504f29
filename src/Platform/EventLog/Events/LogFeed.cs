namespace OpenProvince.EventLog;

/// <summary>Some events of the log in their order.</summary>
/// <param name="Events">Those the consumer reads.</param>
/// <param name="Through">Everything up to this seq has been looked through.</param>
public readonly record struct FeedPage(IReadOnlyList<RecordedEvent> Events, long Through);

/// <summary>
/// When a consumer says in the database how far it has looked although nothing was its own: an idle one hardly ever writes.
/// </summary>
internal static class Skipped
{
    private const int Events = 10_000;
    private static readonly TimeSpan Time = TimeSpan.FromMinutes(1);

    /// <param name="events">Looked through since the last writing.</param>
    /// <param name="since">Time since the last writing.</param>
    public static bool IsDue(long events, TimeSpan since) => events >= Events || (events > 0 && since >= Time);
}

/// <summary>
/// One reader of the log for every consumer of this node: new events are read once and kept for a while; who is further
/// behind reads its own types from the database until it has caught up.
/// </summary>
public sealed class LogFeed(LogReader log, LogOwner owner) : IDisposable
{
    private const int Kept = 1000;

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly List<RecordedEvent> newest = [];
    // All events of (from, to] are kept.
    private long from, to;
    private CancellationToken? ownership;

    /// <param name="after">What the caller has looked through already.</param>
    /// <param name="limit">Most events of a page.</param>
    /// <param name="filter">What the caller reads.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<FeedPage> ReadAsync(long after, int limit, EventFilter filter, CancellationToken ct)
    {
        long through;
        await turn.WaitAsync(ct);
        try
        {
            await RenewAsync(ct);
            // Far behind, or behind what is kept by a caller who is further: nothing is kept, and the database is asked.
            if (after > to) Keep(after);
            else if (owner.Head - to > Kept) Keep(owner.Head);
            if (after >= to && owner.Head > to) await ReadOnAsync(ct);
            if (after >= from) return Page(after, limit, filter);
            through = from;
        }
        finally
        {
            turn.Release();
        }
        var events = await log.ReadAsync(after, through, limit, filter, ct);
        return new FeedPage(events, events.Count < limit ? through : events[^1].Seq);
    }

    /// <summary>The last seq given out by now.</summary>
    public Task<long> HeadAsync(CancellationToken ct) => log.HeadAsync(ct);

    public void Dispose() => turn.Dispose();

    /// <summary>
    /// PostgreSQL may give a lost tail of the order to other events after a crash: what an earlier ownership read is not kept.
    /// </summary>
    private async Task RenewAsync(CancellationToken ct)
    {
        var now = await owner.Owned.WaitAsync(ct);
        if (ownership == now) return;
        ownership = now;
        Keep(owner.Head);
    }

    private void Keep(long nothingUpTo)
    {
        newest.Clear();
        from = to = nothingUpTo;
    }

    private async Task ReadOnAsync(CancellationToken ct)
    {
        var events = await log.ReadAsync(to, Kept, ct);
        if (events.Count == 0) return;
        newest.AddRange(events);
        to = events[^1].Seq;
        if (newest.Count <= Kept) return;
        var gone = newest.Count - Kept;
        from = newest[gone - 1].Seq;
        newest.RemoveRange(0, gone);
    }

    private FeedPage Page(long after, int limit, EventFilter filter)
    {
        var page = new List<RecordedEvent>();
        // Numbers have no gaps: the place in the list follows from the first one.
        for (var i = (int)Math.Max(0, after - from); i < newest.Count; i++)
        {
            if (!filter.Has(newest[i].Type)) continue;
            page.Add(newest[i]);
            if (page.Count == limit) return new FeedPage(page, newest[i].Seq);
        }
        return new FeedPage(page, Math.Max(after, to));
    }
}
