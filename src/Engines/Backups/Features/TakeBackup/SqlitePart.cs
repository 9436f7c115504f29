using Microsoft.Data.Sqlite;
using OpenProvince.Backups.Data;
using OpenProvince.Backups.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Features.TakeBackup;

/// <summary>
/// The database as SQLite's own online backup sees it: one read transaction over all pages, while writers go on. The copy lies
/// in the data folder for as long as it is being read; pages that did not change since the last backup are chunks the archive has.
/// </summary>
internal static class SqlitePart
{
    private const string Scratch = ".backup-";

    // What the server goes on writing while the copy lies there.
    private const long Reserve = 64L << 20;

    public static async Task<Content> WriteAsync(DatabaseTarget source, ChunkWriter writer, Action<long, long> progress,
        CancellationToken ct)
    {
        if (!File.Exists(source.SqliteFile)) throw new StartupException(BackupErrors.NoDatabase(source.Folder));
        // The hold on removals is this folder's only backup: whatever lies here was left by one that was killed.
        foreach (var left in Directory.EnumerateDirectories(source.Folder, Scratch + "*")) Directory.Delete(left, recursive: true);
        MustHaveRoom(source);
        var scratch = Path.Combine(source.Folder, Scratch + Guid.NewGuid().ToString("N"));
        PrivateFolder.Close(scratch);
        try
        {
            var copy = Path.Combine(scratch, "copy.db");
            await Task.Run(() => Copy(source.SqliteFile, copy), ct);
            await using var pages = new FileStream(copy, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
            long done = 0;
            var total = pages.Length;
            return await writer.WriteAsync(pages, ChunkWriter.PageChunk, read => progress(done += read, total), ct);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>A copy that fills the disk of the data would stop the office, not only the backup.</summary>
    private static void MustHaveRoom(DatabaseTarget source)
    {
        var needed = new FileInfo(source.SqliteFile).Length + Reserve;
        if (new DriveInfo(source.Folder).AvailableFreeSpace < needed)
            throw new StartupException(BackupErrors.NoRoom(source.Folder, needed >> 20));
    }

    private static void Copy(string from, string to)
    {
        using var live = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = from, Mode = SqliteOpenMode.ReadWrite,
            Pooling = false, DefaultTimeout = 30 }.ToString());
        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ToString());
        live.Open();
        copy.Open();
        using (var fast = copy.CreateCommand())
        {
            fast.CommandText = "pragma journal_mode = off; pragma synchronous = off";
            fast.ExecuteNonQuery();
        }
        live.BackupDatabase(copy);
    }
}
