using OpenProvince.Backups.Contracts;
using OpenProvince.Backups.Data;
using OpenProvince.Backups.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Features.Restore;

/// <summary>Writes the database of a choice and the keys beside it.</summary>
internal sealed class DatabaseRestore(Chunks chunks, PgTools tools)
{
    public async Task<IRestoredData> RunAsync(
        Choice choice, RestoreRequest request, string folder, Func<Manifest, BackupPoint> see, BackupProgress progress,
        CancellationToken ct)
    {
        var (point, writer) = (choice.Point, new RestoreWriter(chunks));
        long done = 0;
        void Wrote(long bytes) => progress.Bytes(done += bytes, point.Bytes);
        foreach (var key in await chunks.EntriesAsync(point.Keys, "keys", ct)) await writer.WriteAsync(folder, key, null, ct);
        ClusterRestore? cluster = null;
        var target = DatabaseTarget.Sqlite(folder);
        try
        {
            if (point.Sqlite is { } file) await writer.WriteAsync(target.SqliteFile, file, "openprovince.db", Wrote, ct);
            if (point.Postgres is { } part)
            {
                var data = Path.GetFullPath(request.PgData!);
                PrivateFolder.Make(data);
                cluster = new ClusterRestore(tools, chunks, data);
                var connection = await cluster.RunAsync(part, choice.Others.Select(other => other.Postgres!), choice.To, Wrote, ct);
                target = DatabaseTarget.Postgres(connection, folder).Value;
            }
        }
        catch
        {
            if (cluster is not null) await cluster.DisposeAsync();
            throw;
        }
        return new RestoredData(chunks, [point, .. choice.Others], cluster)
        {
            Point = see(point), At = choice.To ?? new Instant(point.Instant), Target = target,
        };
    }
}
