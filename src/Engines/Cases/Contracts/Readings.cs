using Microsoft.Extensions.Logging;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>One line of who looked at a case.</summary>
public sealed record ReadingLine(Instant At, string Actor, long Agency, string Role, ReadingWay Ways);

/// <summary>
/// Writes down which officer read whose personal data, through which post. An answer that cannot be written down is not
/// given: no read goes unrecorded. Citizens reading their own cases are not recorded.
/// </summary>
public sealed partial class Readings(Database database, Clock clock, ILogger<Readings> log)
{
    private const int LongestFilter = 500;

    /// <summary>Openings by the same officer inside this time are one line.</summary>
    private static readonly TimeSpan Fold = TimeSpan.FromMinutes(10);

    /// <summary>An opening of one case. A second one within ten minutes costs a look and no write.</summary>
    public async Task<Error?> RecordAsync(ICaseKind kind, long id, Actor actor, ReadingWay way, CancellationToken ct)
    {
        if (actor is not { Kind: ActorKind.Officer, Active: { } post }) return null;
        var since = (clock.Now - Fold).Micros;
        var known = await database.FirstAsync(row => (Id: row.Int(0), Ways: (ReadingWay)row.Int(1)),
            "select id, ways from cases_reading where case_id = $1 and at > $2 and actor = $3 and agency = $4 and role = $5 order by " +
            "at desc limit 1",
            [id, since, actor.Id, post.Agency, post.Role], ct);
        if (known.Id != 0 && known.Ways.HasFlag(way)) return null;
        // Its own unit: what a command has collected so far is none of the reading's business.
        var work = new UnitOfWork(database);
        if (known.Id != 0) work.Add("update cases_reading set ways = ways | $2 where id = $1", known.Id, (int)way);
        else Insert(work, kind, actor, post, way, id, null, null);
        return await CommitAsync(work, ct);
    }

    /// <summary>A list that leaves the program: how many cases, and by which filter.</summary>
    public async Task<Error?> RecordListAsync(ICaseKind kind, Actor actor, ReadingWay way, int cases, string? filter, CancellationToken ct)
    {
        if (actor is not { Kind: ActorKind.Officer, Active: { } post } || cases == 0) return null;
        var work = new UnitOfWork(database);
        var words = VietnameseText.Clean(Uri.UnescapeDataString((filter ?? "").TrimStart('?')));
        Insert(work, kind, actor, post, way, null, cases, words[..Math.Min(words.Length, LongestFilter)]);
        return await CommitAsync(work, ct);
    }

    /// <summary>Who looked at the case, the latest first.</summary>
    public async Task<(IReadOnlyList<ReadingLine> Lines, int Total)> OfAsync(long id, int page, int size, CancellationToken ct)
    {
        var total = await database.FirstAsync(
            row => row.Int(0), "select count(*) from cases_reading where case_id = $1", [id], ct);
        var lines = await database.QueryAsync(
            row => new ReadingLine(new(row.Int(0)), row.GetString(1), row.Int(2), row.GetString(3), (ReadingWay)row.Int(4)),
            "select at, actor, agency, role, ways from cases_reading where case_id = $1 order by at desc, id desc limit $2 offset $3",
            [id, size, (long)(Math.Max(1, page) - 1) * size], ct);
        return (lines, (int)total);
    }

    private void Insert(
        UnitOfWork work, ICaseKind kind, Actor actor, Post post, ReadingWay way, long? id, int? cases, string? filter) => work.Add(
        "insert into cases_reading (id, actor, agency, role, at, ways, kind, case_id, cases, filter) " +
        "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        Ids.Next(), actor.Id, post.Agency, post.Role, clock.Now.Micros, (int)way, kind.Name, id, cases, filter);

    private async Task<Error?> CommitAsync(UnitOfWork work, CancellationToken ct)
    {
        try
        {
            return (await work.CommitAsync(ct)).IsError ? CaseErrors.ReadingNotRecorded : null;
        }
        // A table that takes no line is a reason to show nothing, not an error of the page that was asked for.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogNotRecorded(e);
            return CaseErrors.ReadingNotRecorded;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "A read of personal data could not be recorded and was refused")]
    private partial void LogNotRecorded(Exception reason);
}
