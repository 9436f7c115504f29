namespace OpenProvince.EventLog;

/// <summary>Walks the log once and remembers the head of every stream; names each event whose bytes, link or place is wrong.</summary>
internal sealed class ChainCheck(Findings findings)
{
    private readonly Dictionary<string, StreamHead> heads = new(StringComparer.Ordinal);
    private long lastSeq;

    public long Events { get; private set; }

    public IReadOnlyDictionary<string, StreamHead> Heads => heads;

    /// <param name="e">The next event.</param>
    /// <param name="placed">False for events committed but not yet given a seq.</param>
    public void Next(RecordedEvent e, bool placed)
    {
        Events++;
        if (placed)
        {
            if (e.Seq != lastSeq + 1) findings.Add("eventlog.seq-gap", ("from", lastSeq), ("to", e.Seq));
            lastSeq = e.Seq;
        }
        var head = heads.GetValueOrDefault(e.Stream, StreamHead.None);
        if (e.Version != head.Version + 1) findings.Add("eventlog.version-gap", ("event", e.Id), ("expected", head.Version + 1));
        else if (!e.PrevHash.AsSpan().SequenceEqual(head.Hash)) findings.Add("eventlog.broken-link", ("event", e.Id), ("seq", e.Seq));
        if (!e.Recompute().AsSpan().SequenceEqual(e.Hash)) findings.Add("eventlog.changed-event", ("event", e.Id), ("seq", e.Seq));
        heads[e.Stream] = new StreamHead(e.Version, e.Hash);
    }

    /// <summary>Compares a state row's head with the log; a tail cut off the log shows here.</summary>
    public void CompareHead(string stream, long version, byte[] hash)
    {
        if (!heads.Remove(stream, out var head))
        {
            if (version > 0) findings.Add("eventlog.stream-lost", ("stream", stream), ("version", version));
        }
        else if (head.Version != version)
        {
            findings.Add("eventlog.tail-differs", ("stream", stream), ("log", head.Version), ("state", version));
        }
        else if (!head.Hash.AsSpan().SequenceEqual(hash))
        {
            findings.Add("eventlog.head-differs", ("stream", stream), ("version", version));
        }
    }

    /// <summary>Streams of a module that no state row spoke for.</summary>
    public void ReportOrphans(StreamHeads owner)
    {
        foreach (var stream in heads.Keys.Where(owner.Owns).Order(StringComparer.Ordinal).Take(20))
            findings.Add("eventlog.state-lost", ("stream", stream));
    }
}
