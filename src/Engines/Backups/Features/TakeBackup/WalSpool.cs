using OpenProvince.Backups.Data;
using OpenProvince.Backups.Domain;

namespace OpenProvince.Backups.Features.TakeBackup;

/// <summary>The folder pg_receivewal writes to: whole segments, one that is being written, histories of timelines.</summary>
internal sealed class WalSpool(string folder, ChunkWriter writer)
{
    private readonly List<string> whole = [];

    /// <summary>
    /// Segments from <paramref name="from"/> on: those a point has already, then those of the spool; the begun one under its whole name.
    /// </summary>
    public async Task<IReadOnlyList<Entry>> ReadAsync(IReadOnlyList<Entry> kept, string from, CancellationToken ct)
    {
        var entries = kept.Where(entry => Segments.IsHistory(entry.Path) || string.CompareOrdinal(entry.Path, from) >= 0)
            .ToDictionary(entry => entry.Path, StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            var partial = name.EndsWith(WalReceiver.Partial, StringComparison.Ordinal);
            if (partial) name = name[..^WalReceiver.Partial.Length];
            else if (Segments.IsSegment(name)) whole.Add(path);
            if (!Segments.IsHistory(name) && !(Segments.IsSegment(name) && string.CompareOrdinal(name, from) >= 0)) continue;
            try
            {
                await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                entries[name] = new Entry(
                    name, (int)Kernel.PrivateFolder.FileMode, await writer.WriteAsync(file, ChunkWriter.PageChunk, null, ct));
            }
            catch (FileNotFoundException) when (partial)
            {
                // It became whole under its final name: read it there.
                await using var final = new FileStream(
                    path[..^WalReceiver.Partial.Length], FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                entries[name] = new Entry(
                    name, (int)Kernel.PrivateFolder.FileMode, await writer.WriteAsync(final, ChunkWriter.PageChunk, null, ct));
            }
        }
        return [.. entries.Values.OrderBy(entry => entry.Path, StringComparer.Ordinal)];
    }

    /// <summary>Removes what was read whole, but the newest: the receiver finds its place by it.</summary>
    public void Forget()
    {
        foreach (var path in whole.SkipLast(1)) File.Delete(path);
        whole.Clear();
    }

    /// <summary>The segment before which one is missing; null when all from <paramref name="from"/> on are there.</summary>
    public static string? FirstGap(IReadOnlyList<Entry> wal, string from)
    {
        var segments = wal.Where(entry => Segments.IsSegment(entry.Path)).ToList();
        if (segments.Count == 0 || segments[0].Path != from) return from;
        return Segments.FirstGap([.. segments.Select(entry => entry.Path)], segments[0].Content.Size);
    }
}
