using OpenProvince.Backups.Data;
using OpenProvince.Backups.Domain;

namespace OpenProvince.Backups.Features.TakeBackup;

/// <summary>Documents and keys of a data folder. Half-received uploads are nobody's yet and stay out.</summary>
internal sealed class FilePart(string folder, ChunkWriter writer, Known known)
{
    private const int Bucket = 2;

    public long Count { get; private set; }

    public long Bytes { get; private set; }

    public async Task<Dictionary<string, Content>> FilesAsync(Action<long, long> progress, CancellationToken ct)
    {
        var root = Path.Combine(folder, "files");
        var buckets = Directory.Exists(root)
            ? Directory.EnumerateDirectories(root).Where(path => Path.GetFileName(path).Length == Bucket).Order(StringComparer.Ordinal)
                .ToArray()
            : [];
        var contents = new Dictionary<string, Content>(StringComparer.Ordinal);
        for (var i = 0; i < buckets.Length; i++)
        {
            var name = Path.GetFileName(buckets[i]);
            if (await BucketAsync(name, buckets[i], ct) is { } content) contents[name] = content;
            progress(i + 1, buckets.Length);
        }
        foreach (var gone in known.Files.Keys.Except(contents.Keys, StringComparer.Ordinal).ToArray()) known.Files.Remove(gone);
        return contents;
    }

    public async Task<Content> KeysAsync(CancellationToken ct)
    {
        var keys = Path.Combine(folder, "keys");
        var paths = Directory.Exists(keys) ? Directory.EnumerateFiles(keys, "*", SearchOption.AllDirectories).ToList() : [];
        var address = Path.Combine(folder, "files", "address.key");
        if (File.Exists(address)) paths.Add(address);
        var entries = new List<Entry>();
        foreach (var path in paths.Order(StringComparer.Ordinal)) entries.Add(await ReadAsync(new FileInfo(path), ct));
        return await writer.WriteAsync(entries, ct);
    }

    private async Task<Content?> BucketAsync(string bucket, string path, CancellationToken ct)
    {
        var before = known.Files.GetValueOrDefault(bucket);
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        var changed = false;
        foreach (var file in new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories)
            .OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            ct.ThrowIfCancellationRequested();
            var entry = before?.GetValueOrDefault(Relative(file));
            if (entry is null || entry.Content.Size != file.Length)
            {
                entry = await ReadAsync(file, ct);
                changed = true;
            }
            entries[entry.Path] = entry;
            Bytes += entry.Content.Size;
        }
        Count += entries.Count;
        if (entries.Count == 0) return null;
        known.Files[bucket] = entries;
        if (!changed && before!.Count == entries.Count && known.Last?.Files.GetValueOrDefault(bucket) is { } same) return same;
        return await writer.WriteAsync([.. entries.Values], ct);
    }

    private async Task<Entry> ReadAsync(FileInfo file, CancellationToken ct)
    {
        await using var stream = new FileStream(
            file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        return new Entry(
            Relative(file), (int)Kernel.PrivateFolder.FileMode, await writer.WriteAsync(stream, ChunkWriter.FileChunk, null, ct));
    }

    private string Relative(FileInfo file) => Path.GetRelativePath(folder, file.FullName).Replace('\\', '/');
}
