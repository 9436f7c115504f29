using System.Text;
using OpenProvince.Backups.Contracts;
using OpenProvince.Backups.Data;
using OpenProvince.Backups.Domain;
using OpenProvince.Backups.Features.Restore;
using OpenProvince.Backups.Features.TakeBackup;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Features;

internal sealed class Archive : IBackupArchive
{
    private const string Label = "archive.txt", Format = "openprovince-backup 1";
    private readonly IBackupStore store;
    private readonly BackupCipher cipher;
    private readonly BackupKey key;
    private readonly PgTools tools;
    private readonly PostgresSource postgres;
    private readonly BackupTaker taker;
    private readonly Points points;
    private readonly Chunks chunks;

    private Archive(IBackupStore store, BackupKey key, PgTools tools)
    {
        (this.store, this.key, this.tools, cipher) = (store, key, tools, new BackupCipher(key));
        (points, chunks, postgres) = (new Points(store, cipher), new Chunks(store, cipher), new PostgresSource(tools));
        taker = new BackupTaker(store, cipher, postgres);
    }

    /// <exception cref="StartupException">The key cannot be read or is another one's, or the place is no archive of ours.</exception>
    public static Task<Archive> OpenAsync(BackupPlace place, CancellationToken ct)
    {
        IBackupStore opened = place.Target.StartsWith("s3://", StringComparison.Ordinal)
            ? S3Store.Open(place.Target, TimeProvider.System) is { IsError: false } bucket
                ? bucket.Value
                : throw new StartupException(BackupErrors.PlaceMalformed(place.Target))
            : new FolderStore(Path.GetFullPath(place.Target));
        return OpenAsync(opened, place, ct);
    }

    public static async Task<Archive> OpenAsync(IBackupStore opened, BackupPlace place, CancellationToken ct)
    {
        var read = KeyFile.Read(place.KeyFile);
        if (opened is FolderStore) KeyFile.MustBeApart(place.KeyFile, opened.Place, BackupErrors.KeyInside);
        var archive = new Archive(opened, read, new PgTools(place.PgBin));
        if (await opened.ReadAsync(Label, ct) is { } label) archive.CheckLabel(Encoding.UTF8.GetString(label));
        return archive;
    }

    public void Follow(DatabaseTarget source)
    {
        if (source.ConnectionString is { } connection) postgres.Follow(connection, Path.Combine(source.Folder, "wal-spool"));
    }

    public async Task<BackupPoint> TakeAsync(DatabaseTarget source, bool full, BackupProgress progress, CancellationToken ct = default)
    {
        if (store is FolderStore) KeyFile.MustBeApart(store.Place, source.Folder, BackupErrors.PlaceInside);
        if (!Directory.Exists(source.Folder)) throw new StartupException(BackupErrors.NoDatabase(source.Folder));
        var taken = Seen(await store.AloneAsync(async (alone, stop) =>
        {
            await LabelAsync(source, full, stop);
            return await taker.TakeAsync(alone, source, full, progress, stop);
        }, ct));
        new BackupRecord(taken.At.Micros, store.Place).Write(source.Folder);
        return taken;
    }

    /// <summary>Nothing was written since a point was taken: it is as good as one of this moment, if it is still there.</summary>
    public async Task<bool> ConfirmAsync(string point, DatabaseTarget source, Instant at, CancellationToken ct)
    {
        if (await store.ReadAsync(Manifest.Prefix + point, ct) is null) return false;
        new BackupRecord(at.Micros, store.Place).Write(source.Folder);
        return true;
    }

    public async Task<IReadOnlyList<BackupPoint>> ListAsync(CancellationToken ct = default)
    {
        var seen = new List<BackupPoint>();
        foreach (var id in await points.IdsAsync(ct))
        {
            try
            {
                seen.Add(Seen(await points.ReadAsync(id, ct)));
            }
            catch (DamagedArchiveException)
            {
                // A check of the point names it.
            }
        }
        return seen;
    }

    public async Task<BackupCheck> CheckAsync(string? point, BackupProgress progress, CancellationToken ct = default)
    {
        try
        {
            var manifest = await points.ReadAsync(point ?? await NewestIdAsync(ct), ct);
            return await new PointCheck(chunks).RunAsync(manifest, progress, ct);
        }
        catch (DamagedArchiveException e)
        {
            return new BackupCheck(1, 0, [e.Finding]);
        }
    }

    public Task<(int Points, int Objects)> KeepAsync(int days, CancellationToken ct = default) =>
        new Retention(store, points, chunks).KeepAsync(days, TimeProvider.System.Now(), ct);

    public async Task<IRestoredData> RestoreAsync(RestoreRequest request, BackupProgress progress, CancellationToken ct = default)
    {
        var folder = Path.GetFullPath(request.Folder);
        RestoreWriter.MustBeEmpty(folder);
        var choice = await new PointChoice(points).ChooseAsync(request, await NewestIdAsync(ct), ct);
        if (choice.Point.Postgres is not null)
            RestoreWriter.MustBeEmpty(Path.GetFullPath(request.PgData ?? throw new StartupException(BackupErrors.NeedsPgData())));
        PrivateFolder.Close(folder);
        RestoreMark.Set(folder);
        try
        {
            return await new DatabaseRestore(chunks, tools).RunAsync(choice, request, folder, Seen, progress, ct);
        }
        catch (DamagedArchiveException e)
        {
            throw new StartupException(e.Finding, e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await postgres.DisposeAsync();
        await store.DisposeAsync();
    }

    private static BackupPoint Seen(Manifest point) => new(point.Id, new Instant(point.Instant), point.Postgres is null
        ? DatabaseEngine.Sqlite : DatabaseEngine.Postgres,
        point.Bytes, point.NewBytes, point.FileCount, new Instant(Math.Min(point.Postgres?.TakenAt ?? point.Instant, point.Instant)));

    private async Task<string> NewestIdAsync(CancellationToken ct) =>
        (await points.IdsAsync(ct)) is [.., var newest] ? newest : throw new StartupException(BackupErrors.NothingThere);

    private async Task LabelAsync(DatabaseTarget source, bool full, CancellationToken ct)
    {
        if (await store.ReadAsync(Label, ct) is { } label)
        {
            CheckLabel(Encoding.UTF8.GetString(label)); // it may be younger than this process
            return;
        }
        if ((await points.IdsAsync(ct)).Count > 0) throw new StartupException(BackupErrors.NotOurs(store.Place));
        // A disk that is not mounted leaves an empty folder behind: backups would go to the disk they are to protect from.
        if (!full && BackupRecord.Read(source.Folder)?.Place == store.Place)
            throw new StartupException(BackupErrors.PlaceEmptied(store.Place));
        await store.WriteAsync(Label, Encoding.UTF8.GetBytes($"{Format}\n{key.Number}\n"), ct);
    }

    private void CheckLabel(string label)
    {
        var lines = label.Split('\n');
        if (lines.Length < 2 || lines[0] != Format) throw new StartupException(BackupErrors.NotOurs(store.Place));
        if (lines[1] != key.Number) throw new StartupException(BackupErrors.WrongKey(store.Place));
    }
}
