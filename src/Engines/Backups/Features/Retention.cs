using OpenProvince.Backups.Data;
using OpenProvince.Backups.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Features;

/// <summary>Which points stay, and the removal of chunks that none of them needs. Runs under the writer's lock.</summary>
internal sealed class Retention(IBackupStore store, Points points, Chunks chunks)
{
    private static readonly TimeSpan EveryPoint = TimeSpan.FromDays(2);

    public Task<(int Points, int Objects)> KeepAsync(int days, Instant now, CancellationToken ct) =>
        store.AloneAsync((alone, stop) => KeepAsync(alone, days, now, stop), ct);

    /// <summary>
    /// Every point of two days, the last of each older local day, nothing older than the days asked for; always the newest.
    /// </summary>
    public static HashSet<string> Kept(IReadOnlyList<Manifest> all, int days, Instant now)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        if (all.Count == 0) return kept;
        var sorted = all.OrderBy(point => point.Instant).ThenBy(point => point.Id, StringComparer.Ordinal).ToList();
        kept.Add(sorted[^1].Id);
        foreach (var day in sorted.GroupBy(point => new Instant(point.Instant).LocalDay()))
        {
            if (now - new Instant(day.Last().Instant) <= TimeSpan.FromDays(days)) kept.Add(day.Last().Id);
            foreach (var point in day.Where(
                point => now - new Instant(point.Instant) <= EveryPoint && now - new Instant(point.Instant) <= TimeSpan.FromDays(days)))
                kept.Add(point.Id);
        }
        return kept;
    }

    private async Task<(int Points, int Objects)> KeepAsync(IWriterLock alone, int days, Instant now, CancellationToken ct)
    {
        var all = new Dictionary<string, Manifest>(StringComparer.Ordinal);
        await ReadAsync(all, ct);
        if (Kept([.. all.Values], days, now).Count == all.Count) return (0, 0);
        await alone.ProveAsync(ct);
        await new SweepMark(store).ChangeAsync(ct);
        // Where the place has no locks a point may have come meanwhile. One that comes from here on sees the mark changed.
        await ReadAsync(all, ct);
        var kept = Kept([.. all.Values], days, now);
        var gone = all.Values.Where(point => !kept.Contains(point.Id)).ToList();
        var needed = await NeededAsync(all.Values.Where(point => kept.Contains(point.Id)), ct);
        foreach (var point in gone) await store.DeleteAsync(point.Name, ct);
        await store.FlushAsync(ct);
        return (gone.Count, await SweepAsync(needed, ct));
    }

    /// <summary>Adds the points that are not in it. One that cannot be read stops the removal: nobody could say what it needs.</summary>
    private async Task ReadAsync(Dictionary<string, Manifest> all, CancellationToken ct)
    {
        try
        {
            foreach (var id in await points.IdsAsync(ct))
                if (!all.ContainsKey(id)) all[id] = await points.ReadAsync(id, ct);
        }
        catch (DamagedArchiveException e)
        {
            throw new StartupException(e.Finding, e);
        }
    }

    private async Task<HashSet<string>> NeededAsync(IEnumerable<Manifest> kept, CancellationToken ct)
    {
        var reach = new Reach(chunks);
        try
        {
            foreach (var point in kept) await reach.AddAsync(point, ct);
        }
        catch (DamagedArchiveException e)
        {
            throw new StartupException(e.Finding, e);
        }
        return reach.Ids;
    }

    private async Task<int> SweepAsync(HashSet<string> needed, CancellationToken ct)
    {
        var unneeded = new List<string>();
        await foreach (var name in store.ListAsync(Chunks.Prefix, ct))
            if (!needed.Contains(name[(name.LastIndexOf('/') + 1)..])) unneeded.Add(name);
        foreach (var name in unneeded) await store.DeleteAsync(name, ct);
        return unneeded.Count;
    }
}
