using System.Collections.Concurrent;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Features.Citizen;

/// <summary>
/// Where an online filing begins, and how long it really takes: read from the dossiers finished in the last 90 days, once an hour
/// a procedure. Said only where enough cases stand behind it: one quick dossier is no promise.
/// </summary>
internal sealed class OnlineFilings(Database database, LegalClocks clocks) : IFilings
{
    private const int Days = 90;
    private const int FewestCases = 20;
    private const int MostCases = 2000;
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (Instant At, RealTime? Real)> known = new(StringComparer.Ordinal);

    public string BeginAt(string procedure, string? desk) =>
        desk is null ? CitizenLinks.Apply(procedure) : $"{CitizenLinks.Apply(procedure)}?noi={desk}";

    /// <summary>Null when fewer than <see cref="FewestCases"/> were finished.</summary>
    public async ValueTask<RealTime?> TookAsync(string procedure, Instant now, CancellationToken ct)
    {
        if (known.TryGetValue(procedure, out var read) && now >= read.At && now - read.At < Fresh) return read.Real;
        var real = await ReadAsync(procedure, now, ct);
        known[procedure] = (now, real);
        return real;
    }

    private async Task<RealTime?> ReadAsync(string procedure, Instant now, CancellationToken ct)
    {
        var finished = await database.QueryAsync(
            row => (Desk: row.Int(0), Filed: new Instant(row.Int(1)), Finished: new Instant(row.Int(2))),
            $"""
            select received_by, filed_at, finished_at from dossiers_dossier
            where procedure = $1 and finished_at >= $2 and channel in ({(int)Channel.Online}, {(int)Channel.Portal})
            order by finished_at desc limit $3
            """, [procedure, (now - TimeSpan.FromDays(Days)).Micros, MostCases], ct);
        if (finished.Count < FewestCases) return null;
        var calendars = await clocks.NowAsync(ct);
        var (desk, filed, done) = finished.OrderBy(one => calendars.For(one.Desk).MinutesLeft(one.Filed, one.Finished))
            .ElementAt(finished.Count / 2);
        return new RealTime(calendars.For(desk).Calendar.Span(filed, done), finished.Count, Days);
    }
}
