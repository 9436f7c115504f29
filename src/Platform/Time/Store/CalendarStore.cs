using System.Collections.Concurrent;
using OpenProvince.Kernel;

namespace OpenProvince.Time;

/// <summary>What a page says about a calendar version.</summary>
public sealed record CalendarVersion(int Version, string Decision, string Name, DateOnly Adopted, Instant Recorded);

/// <summary>
/// The decided calendars of the province, compiled and kept. A version never changes; which one is current is asked again
/// after <see cref="Recheck"/>, so a decision imported by another process is followed within that time.
/// </summary>
public sealed class CalendarStore(Database database, TimeProvider time)
{
    public static readonly TimeSpan Recheck = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<int, CalendarSet> versions = new();
    private volatile Known? known;

    private sealed record Known(CalendarSet Set, long CheckedAt);

    /// <summary>The calendar in force now.</summary>
    public ValueTask<CalendarSet> CurrentAsync(CancellationToken ct = default) =>
        known is { } current && time.GetElapsedTime(current.CheckedAt) < Recheck ? new(current.Set) : new(LoadCurrentAsync(ct));

    /// <summary>The working calendar of an agency: its own profile, or the default one.</summary>
    public async ValueTask<WorkingCalendar> ForAsync(long agency, CancellationToken ct = default) =>
        (await CurrentAsync(ct)).For(agency);

    /// <summary>A version some promise was made by, or null when it was never decided.</summary>
    public async ValueTask<CalendarSet?> GetAsync(int version, CancellationToken ct = default)
    {
        if (versions.TryGetValue(version, out var set)) return set;
        var content = await database.FirstAsync(
            row => row.GetString(0), "select content from time_calendar where version = $1", [version], ct);
        if (content is null) return version == BuiltInCalendar.Version ? BuiltInCalendar.Set : null;
        return versions.GetOrAdd(version, v => new CalendarSet(v, CalendarDocument.Parse(content)));
    }

    /// <summary>All versions, newest first.</summary>
    public async Task<IReadOnlyList<CalendarVersion>> HistoryAsync(CancellationToken ct = default) => await database.QueryAsync(
        row => new CalendarVersion((int)row.Int(0), row.GetString(1), row.GetString(2), ((int)row.Int(3)).ToDay(), new Instant(row.Int(4))),
        "select version, decision, name, adopted_on, recorded_at from time_calendar order by version desc", [], ct);

    /// <summary>Forgets which version is current; the next caller asks the database.</summary>
    public void Forget() => known = null;

    private async Task<CalendarSet> LoadCurrentAsync(CancellationToken ct)
    {
        var checkedAt = time.GetTimestamp();
        var latest = await database.FirstAsync(row => (int?)row.IntOrNull(0), "select max(version) from time_calendar", [], ct);
        // Before the province is seeded the program's own calendar stands in: it becomes version 1.
        var set = (await GetAsync(latest ?? BuiltInCalendar.Version, ct))!;
        known = new Known(set, checkedAt);
        return set;
    }
}
