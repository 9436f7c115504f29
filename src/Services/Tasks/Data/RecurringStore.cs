using System.Data.Common;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Data;

/// <summary>Where recurring tasks are kept.</summary>
internal sealed class RecurringStore(Database database)
{
    private const string Columns = "id, home, actor, leader, field, lead, content, product, source_number, every, first_on, days, " +
        "next_on, made_at, why, stopped_at";

    /// <summary>Of an agency: what runs first, by the day of the next.</summary>
    public Task<List<Recurring>> OfAsync(long home, CancellationToken ct) => database.QueryAsync(Read,
        $"select {Columns} from tasks_recurring where home = $1 order by case when stopped_at is null then 0 else 1 end, next_on, id",
        [home], ct);

    public Task<Recurring?> FindAsync(long id, long home, CancellationToken ct) => database.FirstAsync(
        Read, $"select {Columns} from tasks_recurring where id = $1 and home = $2", [id, home], ct);

    /// <summary>What is to be given on that day, or was before it and is not given yet.</summary>
    public Task<List<Recurring>> DueAsync(DateOnly day, CancellationToken ct) => database.QueryAsync(Read,
        $"select {Columns} from tasks_recurring where next_on <= $1 and stopped_at is null order by id", [day.ToNumber()], ct);

    public static void Add(UnitOfWork work, Recurring one) => work.Add(
        $"insert into tasks_recurring ({Columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, null, null)",
        one.Id, one.Home, one.Actor, one.Leader, one.Field, one.Lead, one.Content, one.Product, one.Source, (int)one.Every,
        one.First.ToNumber(), one.Days, one.Next.ToNumber(), one.MadeAt.Micros);

    /// <summary>The one that was due is given; refused as stale when it was given, or stopped, meanwhile.</summary>
    public static void Given(UnitOfWork work, Recurring one, DateOnly next) => work.AddChecked(
        "update tasks_recurring set next_on = $3, why = null where id = $1 and next_on = $2 and stopped_at is null", KernelErrors.Stale,
        one.Id, one.Next.ToNumber(), next.ToNumber());

    public static void Hindered(UnitOfWork work, Recurring one, string why) => work.Add(
        "update tasks_recurring set why = $3 where id = $1 and next_on = $2 and stopped_at is null", one.Id, one.Next.ToNumber(), why);

    public static void Stop(UnitOfWork work, long id, Instant now) => work.Add(
        "update tasks_recurring set stopped_at = $2, why = null where id = $1 and stopped_at is null", id, now.Micros);

    public static void GoOn(UnitOfWork work, long id, string actor, string? leader, DateOnly next) => work.Add(
        "update tasks_recurring set stopped_at = null, why = null, actor = $2, leader = $3, next_on = $4 where id = $1", id, actor, leader,
        next.ToNumber());

    private static Recurring Read(DbDataReader row) => new(row.Int(0), row.Int(1), row.GetString(2), row.TextOrNull(3), row.GetString(4),
        row.Int(5), row.GetString(6), row.TextOrNull(7), row.TextOrNull(8), (RecurEvery)row.Int(9), Day(row.Int(10)), (int)row.Int(11),
        Day(row.Int(12)), new(row.Int(13)), row.TextOrNull(14), row.IntOrNull(15) is { } at ? new Instant(at) : null);

    private static DateOnly Day(long number) => new((int)(number / 10000), (int)(number / 100 % 100), (int)(number % 100));
}
