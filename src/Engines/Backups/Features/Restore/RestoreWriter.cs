using OpenProvince.Backups.Data;
using OpenProvince.Backups.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Features.Restore;

/// <summary>Writes entries under a folder. Only into folders that were empty: what is there is never overwritten.</summary>
internal sealed class RestoreWriter(Chunks chunks)
{
    /// <exception cref="StartupException">Somebody's data is there.</exception>
    public static void MustBeEmpty(string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new StartupException(BackupErrors.NotEmpty(folder));
    }

    public async Task WriteAsync(string folder, Entry entry, Action<long>? wrote, CancellationToken ct)
    {
        var path = Inside(folder, entry.Path);
        if (entry.IsFolder)
        {
            PrivateFolder.Make(path);
            return;
        }
        PrivateFolder.Make(Path.GetDirectoryName(path)!);
        await WriteAsync(path, entry.Content, entry.Path, wrote, ct);
    }

    public async Task WriteAsync(string path, Content content, string part, Action<long>? wrote, CancellationToken ct)
    {
        await using var file = PrivateFolder.NewFile(path);
        await chunks.CopyAsync(content, part, file, wrote, ct);
        file.Flush(flushToDisk: true);
    }

    private static string Inside(string folder, string relative)
    {
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(root, relative));
        return path.StartsWith(root, StringComparison.Ordinal)
            ? path
            : throw new DamagedArchiveException(BackupErrors.Damaged(relative, relative));
    }
}
