using OpenProvince.Backups.Domain;

namespace OpenProvince.Backups.Data;

/// <summary>Every chunk that points need. What several points share is walked once.</summary>
internal sealed class Reach(Chunks chunks)
{
    private readonly HashSet<string> lists = new(StringComparer.Ordinal);

    public HashSet<string> Ids { get; } = new(StringComparer.Ordinal);

    public async Task AddAsync(Manifest point, CancellationToken ct)
    {
        if (point.Sqlite is { } file) await AddAsync(file, "openprovince.db", ct);
        if (point.Postgres is { } cluster)
        {
            await AddEntriesAsync(cluster.Tree, "postgres", ct);
            await AddEntriesAsync(cluster.Wal, "wal", ct);
        }
        await AddEntriesAsync(point.Keys, "keys", ct);
        foreach (var (bucket, content) in point.Files) await AddEntriesAsync(content, $"files/{bucket}", ct);
    }

    private async Task AddEntriesAsync(Content content, string part, CancellationToken ct)
    {
        if (!lists.Add(string.Concat(content.Ids))) return;
        await AddAsync(content, part, ct);
        foreach (var entry in await chunks.EntriesAsync(content, part, ct)) await AddAsync(entry.Content, entry.Path, ct);
    }

    private async Task AddAsync(Content content, string part, CancellationToken ct)
    {
        foreach (var id in content.Ids)
        {
            // A list that is known has brought its chunks already.
            if (!Ids.Add(id) || !content.Listed) continue;
            foreach (var inner in await chunks.ListAsync(id, part, ct)) Ids.Add(inner);
        }
    }
}
