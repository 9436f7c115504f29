using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OpenProvince.Backups.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Data;

/// <summary>Objects as files of one folder, on another disk or a mounted share.</summary>
internal sealed partial class FolderStore(string root) : IBackupStore
{
    public string Place => root;

    public Task<IWriterLock> LockAsync(CancellationToken ct)
    {
        Make(root);
        FileStream only;
        try
        {
            only = new FileStream(Path.Combine(root, "writer.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (!DiskFault.IsWrite(e))
        {
            throw new StartupException(BackupErrors.InUse(root), e);
        }
        try
        {
            // Nobody else writes now: what lies here was left by one that was killed.
            if (Directory.Exists(Halves)) Directory.Delete(Halves, recursive: true);
        }
        catch
        {
            only.Dispose();
            throw;
        }
        return Task.FromResult<IWriterLock>(new Held(only));
    }

    public async Task WriteAsync(string name, byte[] bytes, CancellationToken ct)
    {
        var path = PathOf(name);
        Make(Path.GetDirectoryName(path)!);
        Make(Halves);
        var half = Path.Combine(Halves, Guid.NewGuid().ToString("N"));
        try
        {
            await File.WriteAllBytesAsync(half, bytes, ct);
            File.Move(half, path, overwrite: true);
        }
        catch
        {
            File.Delete(half);
            throw;
        }
    }

    /// <summary>One call for the whole file system instead of one a chunk.</summary>
    public Task FlushAsync(CancellationToken ct)
    {
        using var any = new FileStream(Path.Combine(root, "writer.flush"), FileMode.OpenOrCreate, FileAccess.ReadWrite,
            FileShare.ReadWrite);
        if (SyncFileSystem(any.SafeFileHandle.DangerousGetHandle().ToInt32()) != 0)
            throw new IOException($"syncfs: {Marshal.GetLastPInvokeErrorMessage()}", Marshal.GetLastPInvokeError());
        return Task.CompletedTask;
    }

    public async Task<byte[]?> ReadAsync(string name, CancellationToken ct)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(name), ct);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        var folder = Path.Combine(root, prefix);
        if (!Directory.Exists(folder)) yield break;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            ct.ThrowIfCancellationRequested();
            yield return Path.GetRelativePath(root, path).Replace('\\', '/');
        }
    }

    public Task DeleteAsync(string name, CancellationToken ct)
    {
        File.Delete(PathOf(name));
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string Halves => Path.Combine(root, "half");

    private string PathOf(string name) => Path.Combine(root, name);

    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, PrivateFolder.FolderMode);
    }

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static partial int SyncFileSystem(int descriptor);

    /// <summary>A lock of the system: it ends with its process and cannot be lost before.</summary>
    private sealed class Held(FileStream file) : IWriterLock
    {
        public CancellationToken Lost => CancellationToken.None;

        public Task ProveAsync(CancellationToken ct) => Task.CompletedTask;

        public ValueTask DisposeAsync() => file.DisposeAsync();
    }
}
