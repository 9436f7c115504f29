using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Time.Contracts;

namespace OpenProvince.Time;

/// <summary>Stores a calendar version and its event in one transaction.</summary>
public sealed class CalendarWriter(Database database, EventAppender events, CalendarStore store, TimeProvider time)
{
    /// <summary>The agency of events that belong to the province as a whole.</summary>
    private const long Province = 0;

    /// <summary>Stores the calendar that comes with the program as version 1, once per province.</summary>
    public async Task<Result> SeedAsync(CancellationToken ct = default)
    {
        if ((await store.HistoryAsync(ct)).Count > 0) return Result.Ok;
        var result = await StoreAsync(BuiltInCalendar.Version, BuiltInCalendar.Document, null, Actor.System("seed"), ct);
        // Somebody else seeded it between the question and the write: the same content.
        return result.Error?.Code == CalendarErrors.Taken.Code ? Result.Ok : result;
    }

    internal async Task<Result> StoreAsync(
        int version, CalendarDocument document, CalendarChange? change, Actor actor, CancellationToken ct)
    {
        var now = time.Now();
        var work = new UnitOfWork(database);
        var stream = $"calendar-{version}";
        var decided = new CalendarDecided(version, document.Decision, change?.First.ToNumber() ?? 0, change?.Last.ToNumber() ?? 0,
            TimeProof.Digest(document.Decision, document.Name, document.Adopted.ToNumber(), document.ToJson()));
        var head = events.Append(work, stream, StreamHead.None, new EventStamp(now, now, actor.Id, Province), decided);
        work.OnUnique(CalendarErrors.Taken);
        work.Add(
            "insert into time_calendar (version, decision, name, adopted_on, recorded_at, content, stream_version, head_hash) values " +
            "($1, $2, $3, $4, $5, $6, $7, $8)",
            version, document.Decision, document.Name, document.Adopted.ToNumber(), now.Micros, document.ToJson(), head.Version, head.Hash);
        work.OnUnique(CalendarErrors.Taken);
        var result = await work.CommitAsync(ct);
        store.Forget();
        return result;
    }
}
