using OpenProvince.Backups.Contracts;
using OpenProvince.Backups.Data;
using OpenProvince.Backups.Domain;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Features.TakeBackup;

/// <summary>
/// Takes one point: first the database, then the files. A file is durable before its row, so every file a row of the snapshot
/// names is there when files are read; and none of them is removed meanwhile, as removals wait (<see cref="RemovalHold"/>).
/// The manifest is written last: whatever breaks off before it leaves chunks nobody names, never half a backup.
/// </summary>
internal sealed class BackupTaker(IBackupStore store, BackupCipher cipher, PostgresSource postgres)
{
    private readonly Points points = new(store, cipher);
    private readonly Chunks chunks = new(store, cipher);
    private Known? memory;

    public async Task<Manifest> TakeAsync(DatabaseTarget source, bool full, BackupProgress progress, CancellationToken ct)
    {
        await using var alone = await store.LockAsync(ct);
        var known = full ? Known.Nothing : await RememberAsync(ct);
        memory = null; // a run that breaks off has named chunks that were never written
        using var writer = new ChunkWriter(store, cipher, known.Ids);
        using var hold = await RemovalHold.TakeAsync(source.Folder, ct);
        try
        {
            var at = TimeProvider.System.Now();
            var sqlite = source.Engine == DatabaseEngine.Sqlite ? await SqlitePart.WriteAsync(source, writer, progress.Bytes, ct) : null;
            var cluster = source.Engine == DatabaseEngine.Postgres
                ? await postgres.WriteAsync(source, writer, known.Last, chunks, progress.Bytes, ct)
                : null;
            var files = new FilePart(source.Folder, writer, known);
            var manifest = new Manifest
            {
                Id = Points.NewId(at),
                Instant = at.Micros,
                Program = typeof(BackupTaker).Assembly.GetName().Version?.ToString() ?? "",
                Sqlite = sqlite,
                Postgres = cluster?.Part,
                Files = await files.FilesAsync((done, total) => progress("files", done, total), ct),
                Keys = await files.KeysAsync(ct),
                FileCount = files.Count,
                Bytes = files.Bytes + (sqlite?.Size ?? cluster?.Bytes ?? 0),
                NewBytes = 0,
            };
            manifest = await FinishAsync(manifest, writer, ct);
            memory = known.With(manifest);
            return manifest;
        }
        catch
        {
            await writer.QuietAsync();
            throw;
        }
    }

    private async Task<Manifest> FinishAsync(Manifest manifest, ChunkWriter writer, CancellationToken ct)
    {
        await writer.DrainAsync(ct);
        await store.FlushAsync(ct); // what it names is durable before it is
        manifest = manifest with { NewBytes = writer.Written };
        await points.WriteAsync(manifest, ct);
        await store.FlushAsync(ct);
        return manifest;
    }

    /// <summary>Chunks are about to be removed: what was known of the archive is asked again.</summary>
    public void Forget() => memory = null;

    private async Task<Known> RememberAsync(CancellationToken ct)
    {
        var newest = await points.NewestAsync(ct);
        return memory is { Last: { } last } && last.Id == newest?.Id ? memory : await Known.ReadAsync(newest, chunks, ct);
    }
}
