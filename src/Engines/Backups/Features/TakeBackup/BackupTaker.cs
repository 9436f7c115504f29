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
    private readonly SweepMark mark = new(store);
    private Known? memory;

    /// <param name="alone">The right to write to the archive, held by the caller.</param>
    /// <param name="source">Database and folder.</param>
    /// <param name="full">Writes again what the archive has.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="ct">Ends when the right is lost, too.</param>
    public async Task<Manifest> TakeAsync(
        IWriterLock alone, DatabaseTarget source, bool full, BackupProgress progress, CancellationToken ct)
    {
        for (var again = false; ; again = true)
        {
            // Read before the memory is: what is removed from here on changes it.
            var swept = await mark.ReadAsync(ct);
            var known = full ? Known.Nothing : await RememberAsync(swept, ct);
            memory = null; // a run that breaks off has named chunks that were never written
            if (await TryAsync(alone, source, known, swept, progress, ct) is { } taken)
            {
                memory = known.With(taken, swept);
                return taken;
            }
            if (again) throw new StartupException(BackupErrors.Swept(store.Place));
        }
    }

    /// <summary>Null when somebody removed chunks meanwhile: then nobody knows whether all that are named are there.</summary>
    private async Task<Manifest?> TryAsync(
        IWriterLock alone, DatabaseTarget source, Known known, string swept, BackupProgress progress, CancellationToken ct)
    {
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
            var finished = await FinishAsync(alone, manifest, swept, writer, ct);
            if (finished is not null) cluster?.Spool?.Forget();
            return finished;
        }
        catch
        {
            await writer.QuietAsync();
            throw;
        }
    }

    private async Task<Manifest?> FinishAsync(IWriterLock alone, Manifest manifest, string swept, ChunkWriter writer, CancellationToken ct)
    {
        await writer.DrainAsync(ct);
        await store.FlushAsync(ct); // what it names is durable before it is
        if (await mark.ReadAsync(ct) != swept) return null;
        await alone.ProveAsync(ct);
        manifest = manifest with { NewBytes = writer.Written };
        await points.WriteAsync(manifest, ct);
        await store.FlushAsync(ct);
        // Whoever changes the mark from here on has seen the point; before that, perhaps not: then it is taken back.
        if (await mark.ReadAsync(ct) == swept) return manifest;
        await store.DeleteAsync(manifest.Name, ct);
        return null;
    }

    private async Task<Known> RememberAsync(string swept, CancellationToken ct)
    {
        var newest = await points.NewestAsync(ct);
        return memory is { Last: { } last } && last.Id == newest?.Id && memory.Swept == swept
            ? memory
            : await Known.ReadAsync(newest, chunks, ct);
    }
}
