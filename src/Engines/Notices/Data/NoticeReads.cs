using OpenProvince.Kernel;

namespace OpenProvince.Notices.Data;

/// <summary>Somebody's own notices. Every question names the person: nobody reads another's.</summary>
internal sealed class NoticeReads(Database database, TimeProvider time)
{
    /// <summary>A number above this is "more": the bell does not count on.</summary>
    public const int MostCounted = 99;

    public Task<List<Notice>> OfAsync(long person, bool onlyUnread, int skip, int most, CancellationToken ct) => database.QueryAsync(
        Notice.From,
        $"select {Notice.Columns} from notices_notice where person = $1 and shown_at <= $2{(onlyUnread ? " and read_at is null" : "")} " +
        "order by shown_at desc, id desc limit $3 offset $4",
        [person, time.Now().Micros, most, skip], ct);

    public Task<long> UnreadAsync(long person, CancellationToken ct) => database.FirstAsync(
        row => row.Int(0),
        "select count(*) from (select 1 from notices_notice where person = $1 and read_at is null and shown_at <= $2 limit $3) few",
        [person, time.Now().Micros, MostCounted + 1], ct);

    public Task<long> CountAsync(long person, bool onlyUnread, CancellationToken ct) => database.FirstAsync(
        row => row.Int(0),
        $"select count(*) from notices_notice where person = $1 and shown_at <= $2{(onlyUnread ? " and read_at is null" : "")}",
        [person, time.Now().Micros], ct);

    public Task<Notice?> FindAsync(long id, CancellationToken ct) => database.FirstAsync(
        row => (Notice?)Notice.From(row), $"select {Notice.Columns} from notices_notice where id = $1", [id], ct);
}
