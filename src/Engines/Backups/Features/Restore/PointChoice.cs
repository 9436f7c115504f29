using OpenProvince.Backups.Contracts;
using OpenProvince.Backups.Data;
using OpenProvince.Backups.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Features.Restore;

/// <summary>Which point's database is the start, and which further points bring log and files.</summary>
/// <param name="Point">Its base (PostgreSQL) or its database (SQLite).</param>
/// <param name="Others">Points whose log or files are needed too, oldest first.</param>
/// <param name="To">The moment recovery stops at; null is the end of the point.</param>
internal sealed record Choice(Manifest Point, IReadOnlyList<Manifest> Others, Instant? To);

internal sealed class PointChoice(Points points)
{
    public async Task<Choice> ChooseAsync(RestoreRequest request, string newest, CancellationToken ct)
    {
        if (request.To is not { } moment) return new(await FindAsync(request.Point ?? newest, ct), [], null);
        var asked = moment.ToString();
        var all = new List<Manifest>();
        foreach (var id in await points.IdsAsync(ct))
        {
            try
            {
                all.Add(await points.ReadAsync(id, ct));
            }
            catch (DamagedArchiveException)
            {
                // A damaged point elsewhere does not stand in the way; a gap it leaves in the log is found when it is needed.
            }
        }
        // A base that was still being copied at that moment cannot go back to it.
        var before = all.LastOrDefault(
            point => point.Instant <= moment.Micros && (point.Postgres is null || point.Postgres.TakenAt <= moment.Micros));
        if (before is null) throw new StartupException(BackupErrors.NoSuchPoint(asked));
        if (before.Postgres is null) return new(before, [], null);
        // The log up to that moment, and the files its rows name, came with the points after it.
        var later = all.SkipWhile(point => point.Id != before.Id).Skip(1).Where(point => point.Postgres is not null).ToList();
        var last = later.FindIndex(point => point.Instant > moment.Micros);
        if (last < 0) throw new StartupException(BackupErrors.NoSuchPoint(asked));
        return new(before, later[..(last + 1)], moment);
    }

    private async Task<Manifest> FindAsync(string id, CancellationToken ct)
    {
        if (!(await points.IdsAsync(ct)).Contains(id, StringComparer.Ordinal)) throw new StartupException(BackupErrors.NoSuchPoint(id));
        try
        {
            return await points.ReadAsync(id, ct);
        }
        catch (DamagedArchiveException e)
        {
            throw new StartupException(e.Finding, e);
        }
    }
}
