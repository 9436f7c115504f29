using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Data;

/// <summary>
/// Months whose figures were reported and are final. Said before the form is read through, and decided by the commit itself.
/// </summary>
internal sealed class ClosedMonths(Database database)
{
    public static int MonthOf(DateOnly day) => (day.Year * 100) + day.Month;

    public async Task<bool> IsClosedAsync(DateOnly day, CancellationToken ct) =>
        await database.FirstAsync(row => row.Int(0), "select count(*) from dossiers_closed_month where month = $1", [MonthOf(day)], ct) > 0;

    /// <summary>The command enters something into the month of that day: with it the month is open, or nothing is written.</summary>
    public static void Enter(UnitOfWork work, DateOnly day) => work.AddChecked("""
        insert into dossiers_month_gate (month, entries, closed) values ($1, 1, 0)
        on conflict (month) do update set entries = dossiers_month_gate.entries + 1 where dossiers_month_gate.closed = 0
        """, DossierErrors.MonthClosed(day), MonthOf(day));

    /// <summary>From this commit on nothing enters the month; an entry under way is waited for.</summary>
    public static void Close(UnitOfWork work, EventAppender events, int month, EventStamp stamp)
    {
        var head = events.Append(work, $"month-{month}", StreamHead.None, stamp, new MonthClosed(month));
        work.OnUnique(DossierErrors.MonthAlreadyClosed);
        work.Add(
            "insert into dossiers_closed_month (month, closed_at, actor, head_hash) values ($1, $2, $3, $4)",
            month, stamp.OccurredAt, stamp.Actor, head.Hash);
        work.OnUnique(DossierErrors.MonthAlreadyClosed);
        work.Add("""
            insert into dossiers_month_gate (month, entries, closed) values ($1, 0, 1)
            on conflict (month) do update set closed = 1
            """, month);
    }
}
