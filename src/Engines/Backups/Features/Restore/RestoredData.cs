using OpenProvince.Backups.Contracts;
using OpenProvince.Backups.Data;
using OpenProvince.Backups.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Features.Restore;

internal sealed class RestoredData(Chunks chunks, IReadOnlyList<Manifest> points, ClusterRestore? cluster) : IRestoredData
{
    public required BackupPoint Point { get; init; }

    public required Instant At { get; init; }

    public required DatabaseTarget Target { get; init; }

    public async Task<IReadOnlyList<Error>> WriteFilesAsync(
        IReadOnlyCollection<string> named, BackupProgress progress, CancellationToken ct = default)
    {
        var findings = new List<Error>();
        var there = await EntriesAsync(findings, ct);
        var writer = new RestoreWriter(chunks);
        long done = 0;
        foreach (var path in named)
        {
            try
            {
                if (there.TryGetValue(path, out var entry)) await writer.WriteAsync(Target.Folder, entry, null, ct);
                else findings.Add(BackupErrors.NoFile(path));
            }
            catch (DamagedArchiveException e)
            {
                File.Delete(Path.Combine(Target.Folder, path));
                findings.Add(e.Finding);
            }
            progress("files", ++done, named.Count);
        }
        return findings;
    }

    public async Task FinishAsync(CancellationToken ct = default)
    {
        if (cluster is not null) await cluster.StopAsync(ct);
        RestoreMark.Remove(Target.Folder);
    }

    public async ValueTask DisposeAsync()
    {
        if (cluster is not null) await cluster.DisposeAsync();
    }

    /// <summary>Files by path; a list that is damaged is named and its files are then among those that are not there.</summary>
    private async Task<Dictionary<string, Entry>> EntriesAsync(List<Error> findings, CancellationToken ct)
    {
        var there = new Dictionary<string, Entry>(StringComparer.Ordinal);
        var lists = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (bucket, content) in points.SelectMany(point => point.Files))
        {
            if (!lists.Add(string.Concat(content.Ids))) continue; // points share what did not change
            try
            {
                foreach (var entry in await chunks.EntriesAsync(content, $"files/{bucket}", ct)) there[entry.Path] = entry;
            }
            catch (DamagedArchiveException e)
            {
                findings.Add(e.Finding);
            }
        }
        return there;
    }
}
