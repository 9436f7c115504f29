using OpenProvince.Backups.Contracts;
using OpenProvince.Backups.Data;
using OpenProvince.Backups.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Features;

/// <summary>Reads everything one point needs and names each object that is gone or altered, with what it belongs to.</summary>
internal sealed class PointCheck(Chunks chunks)
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<Error> findings = [];
    private long bytes;

    public async Task<BackupCheck> RunAsync(Manifest point, BackupProgress progress, CancellationToken ct)
    {
        void Tell() => progress.Bytes(bytes, point.Bytes);
        if (point.Sqlite is { } file) await ReadAsync(file, "openprovince.db", Tell, ct);
        if (point.Postgres is { } cluster)
        {
            await EntriesAsync(cluster.Tree, "postgres", Tell, ct);
            await EntriesAsync(cluster.Wal, "wal", Tell, ct);
        }
        await EntriesAsync(point.Keys, "keys", Tell, ct);
        foreach (var (bucket, content) in point.Files) await EntriesAsync(content, $"files/{bucket}", Tell, ct);
        return new BackupCheck(seen.Count, bytes, findings);
    }

    private async Task EntriesAsync(Content content, string part, Action tell, CancellationToken ct)
    {
        var before = findings.Count;
        await ReadAsync(content, part, tell, ct);
        if (findings.Count > before) return;
        foreach (var entry in await chunks.EntriesAsync(content, part, ct)) await ReadAsync(entry.Content, entry.Path, tell, ct);
    }

    private async Task ReadAsync(Content content, string part, Action tell, CancellationToken ct)
    {
        IReadOnlyList<string> ids;
        try
        {
            ids = await chunks.IdsAsync(content, part, ct);
        }
        catch (DamagedArchiveException e)
        {
            findings.Add(e.Finding);
            return;
        }
        foreach (var id in ids)
        {
            if (!seen.Add(id)) continue;
            try
            {
                bytes += (await chunks.ReadAsync(id, part, ct)).Length;
            }
            catch (DamagedArchiveException e)
            {
                findings.Add(e.Finding);
            }
            tell();
        }
    }
}
