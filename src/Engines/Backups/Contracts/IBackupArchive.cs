using OpenProvince.Kernel;

namespace OpenProvince.Backups.Contracts;

/// <summary>Where backups lie and what seals them.</summary>
/// <param name="Target">A folder, or <c>s3://bucket/prefix?endpoint=…&amp;region=…</c>.</param>
/// <param name="KeyFile">File with the key, kept apart from data and backups.</param>
/// <param name="PgBin">Folder of PostgreSQL's programs; null looks where Debian puts them and on the PATH.</param>
public sealed record BackupPlace(string Target, string KeyFile, string? PgBin = null);

/// <summary>One moment that can be restored.</summary>
/// <param name="Id">Its name in the archive.</param>
/// <param name="At">Every command acknowledged before this moment is in it.</param>
/// <param name="Engine">Of which database.</param>
/// <param name="Bytes">What a restore writes, in bytes.</param>
/// <param name="NewBytes">What this backup added to the archive, in bytes.</param>
/// <param name="Files">Number of documents.</param>
/// <param name="From">On PostgreSQL every moment from here to <paramref name="At"/> can be restored too; elsewhere the same as
/// <paramref name="At"/>.</param>
public sealed record BackupPoint(string Id, Instant At, DatabaseEngine Engine, long Bytes, long NewBytes, long Files, Instant From);

/// <summary>What reading a whole backup found; no findings: every object is there and is what was written.</summary>
public sealed record BackupCheck(long Objects, long Bytes, IReadOnlyList<Error> Findings);

/// <summary>What to restore and where to.</summary>
/// <param name="Point">Name of a point; null is the newest.</param>
/// <param name="To">A moment: on PostgreSQL exactly that one, on SQLite the last point before it.</param>
/// <param name="Folder">Data folder to make; must be empty or absent.</param>
/// <param name="PgData">Folder of the PostgreSQL cluster to make; must be empty or absent.</param>
public sealed record RestoreRequest(string? Point, Instant? To, string Folder, string? PgData);

/// <summary>Tells how far long work is: in what (MB, files), done, total.</summary>
public delegate void BackupProgress(string name, long done, long total);

internal static class ProgressInBytes
{
    /// <summary>Bytes told in whole megabytes.</summary>
    public static void Bytes(this BackupProgress progress, long done, long total) =>
        progress("MB", Math.Min(done, total) >> 20, Math.Max(total >> 20, 1));
}

/// <summary>An archive that was opened with its key.</summary>
public interface IBackupArchive : IAsyncDisposable
{
    /// <summary>Takes one backup of a province, also while it is served.</summary>
    /// <param name="source">Database and folder of the province.</param>
    /// <param name="full">Writes everything again, also what the archive has: after it was found damaged.</param>
    /// <exception cref="StartupException">Another backup is being written, or the source or the place cannot be used.</exception>
    Task<BackupPoint> TakeAsync(DatabaseTarget source, bool full, BackupProgress progress, CancellationToken ct = default);

    /// <summary>All points, oldest first. A point that cannot be read is among the findings of a check, not here.</summary>
    Task<IReadOnlyList<BackupPoint>> ListAsync(CancellationToken ct = default);

    /// <summary>Reads every object a point needs; null is the newest point.</summary>
    Task<BackupCheck> CheckAsync(string? point, BackupProgress progress, CancellationToken ct = default);

    /// <summary>
    /// Keeps every point of the last two days, of older days the last one, and nothing older than <paramref name="days"/> days but
    /// never less than the newest; then removes what no point needs. Returns how many points and objects went.
    /// </summary>
    Task<(int Points, int Objects)> KeepAsync(int days, CancellationToken ct = default);

    /// <summary>Writes database and keys of a point; files follow once the database can say which it names.</summary>
    /// <exception cref="StartupException">There is data already, or the point does not exist.</exception>
    Task<IRestoredData> RestoreAsync(RestoreRequest request, BackupProgress progress, CancellationToken ct = default);
}

/// <summary>A province on its way back.</summary>
public interface IRestoredData : IAsyncDisposable
{
    /// <summary>The point the files come from.</summary>
    BackupPoint Point { get; }

    /// <summary>The moment the database stands at.</summary>
    Instant At { get; }

    /// <summary>How the restored database is reached until <see cref="FinishAsync"/>.</summary>
    DatabaseTarget Target { get; }

    /// <summary>Writes exactly the files the restored rows name; answers those the archive does not have whole.</summary>
    /// <param name="named">Paths under the data folder.</param>
    Task<IReadOnlyList<Error>> WriteFilesAsync(IReadOnlyCollection<string> named, BackupProgress progress, CancellationToken ct = default);

    /// <summary>The folder may be served from here on; a PostgreSQL cluster is stopped cleanly first.</summary>
    Task FinishAsync(CancellationToken ct = default);
}

/// <summary>What a module has to do in a province that went back in time, before anybody works in it again.</summary>
public interface IRestoreStep
{
    /// <param name="back">The moment the data stands at.</param>
    /// <param name="now">When it was restored; what was given out between the two may be in people's hands.</param>
    Task RunAsync(Instant back, Instant now, CancellationToken ct);
}
