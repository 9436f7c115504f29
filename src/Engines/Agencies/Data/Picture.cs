namespace OpenProvince.Agencies.Data;

/// <summary>
/// What a directory holds in memory: read when it is first asked for, and again after a change. Of loads that overlap the one begun last
/// stays, so that an old one that came late never covers a newer one.
/// </summary>
internal sealed class Picture<T>(Func<CancellationToken, Task<T>> load) where T : class
{
    private readonly Lock changing = new();
    private T? known;
    private long begun, shown;

    /// <summary>As it was read last.</summary>
    public T Now
    {
        get
        {
            if (known is { } here) return here;
            // Asked for by code that cannot wait, once a start.
            lock (changing) return known ??= Task.Run(() => load(CancellationToken.None)).GetAwaiter().GetResult();
        }
    }

    /// <summary>Reads it again; call it after a change was committed, whoever has gone meanwhile.</summary>
    public async Task RefreshAsync(CancellationToken ct = default)
    {
        var number = Interlocked.Increment(ref begun);
        var fresh = await load(ct);
        lock (changing)
        {
            if (number < shown) return;
            (known, shown) = (fresh, number);
        }
    }

    /// <summary>What was shown is no longer so: the next question reads it again.</summary>
    public void Forget(T old)
    {
        lock (changing)
            if (ReferenceEquals(known, old)) known = null;
    }
}
