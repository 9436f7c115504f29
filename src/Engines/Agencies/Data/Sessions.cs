using System.Collections.Concurrent;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>A sign-in that holds.</summary>
/// <param name="Id">Stands in the sealed cookie.</param>
/// <param name="StartedAt">When the password was given.</param>
/// <param name="SeenAt">The last use, exact to <see cref="SessionRules.SeenEvery"/>.</param>
/// <param name="Device">Program and system of the browser as two codes, <c>chrome windows</c>.</param>
internal sealed record SessionRow(long Id, Instant StartedAt, Instant SeenAt, string Device);

/// <summary>
/// The sign-ins that hold. They stand in the database; what a request needs is in memory, so a request reads nothing. One that
/// ends is marked here at once, and on the other nodes when they look at <c>agencies_change</c>, within about a second.
/// </summary>
internal sealed class Sessions(Database database, TimeProvider time) : ICleanUp
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    private readonly ConcurrentDictionary<long, Known> known = new();
    private long? looked;

    private sealed class Known(long account, Instant startedAt, Instant seenAt, bool ended, Instant provedAt)
    {
        public Instant ProvedAt { get; set; } = provedAt;

        public long Account => account;

        public Instant SeenAt { get; set; } = seenAt;

        public bool Ended { get; set; } = ended;

        public bool IsOpen(Instant now) => !Ended && !SessionRules.IsOver(startedAt, SeenAt, now);
    }

    /// <summary>Joins a sign-in: the new session's id.</summary>
    public long Open(UnitOfWork work, long account, string device, Instant now)
    {
        var id = Ids.Next();
        work.Add(
            "insert into agencies_session (id, account, started_at, seen_at, device) values ($1, $2, $3, $3, $4)", id, account, now,
            device);
        work.AfterCommit(() => known[id] = new(account, now, now, ended: false, provedAt: now));
        return id;
    }

    /// <summary>
    /// Joins what ends sessions of an account: one of them, or all but one, or all. Add it after the security event that says
    /// why (<see cref="SecurityEvents.Add"/>): its number tells the other nodes.
    /// </summary>
    public void End(UnitOfWork work, long account, Instant now, long? only = null, long? except = null)
    {
        work.Add(
            "update agencies_session set ended_at = $2, ended_no = (select number from agencies_change where id = 2) " +
            "where account = $1 and ended_at is null and (id = $3 or $3 = 0) and id <> $4",
            account, now, only ?? 0L, except ?? 0L);
        work.AfterCommit(() =>
        {
            foreach (var (id, session) in known)
                if (session.Account == account && (only is null || id == only) && id != except) session.Ended = true;
        });
    }

    /// <summary>Whether the session holds; this is a use of it.</summary>
    public async ValueTask<bool> UseAsync(long id, CancellationToken ct)
    {
        var now = time.Now();
        // Over by what this node saw: another one may have seen it since.
        if (!known.TryGetValue(id, out var session) || (!session.Ended && !session.IsOpen(now)))
        {
            session = await ReadAsync(id, ct);
            if (session is null) return false;
            known[id] = session;
            // Ended between reading and keeping, it was marked nowhere: what is kept is looked at once more.
            if (await ReadAsync(id, ct) is not { Ended: false }) session.Ended = true;
        }
        if (!session.IsOpen(now)) return false;
        if (now - session.SeenAt >= SessionRules.SeenEvery) await SeeAsync(id, session, now, ct);
        return true;
    }

    /// <summary>Whether a session that was used on this node still holds. Reads nothing: a stream asks twice a second.</summary>
    public bool IsOpen(long id) => known.TryGetValue(id, out var session) && session.IsOpen(time.Now());

    /// <summary>Whether the owner proved lately who they are; on another node they may have done it since this one looked.</summary>
    public async ValueTask<bool> IsProvedAsync(long id, CancellationToken ct)
    {
        var since = time.Now() - SessionRules.ProofHolds;
        if (!known.TryGetValue(id, out var session)) return false;
        if (session.ProvedAt > since) return true;
        if (await ReadAsync(id, ct) is { } read) session.ProvedAt = read.ProvedAt;
        return session.ProvedAt > since;
    }

    /// <summary>Joins that the owner proved it now.</summary>
    public void Prove(UnitOfWork work, long id)
    {
        var now = time.Now();
        work.Add("update agencies_session set proved_at = $2 where id = $1", id, now);
        work.AfterCommit(() =>
        {
            if (known.TryGetValue(id, out var session)) session.ProvedAt = now;
        });
    }

    /// <summary>Those of an account that hold, the last used first.</summary>
    public async Task<IReadOnlyList<SessionRow>> ListAsync(long account, CancellationToken ct)
    {
        var now = time.Now();
        return await database.QueryAsync(
            row => new SessionRow(row.Int(0), new(row.Int(1)), new(row.Int(2)), row.GetString(3)),
            "select id, started_at, seen_at, device from agencies_session " +
            "where account = $1 and ended_at is null and started_at > $2 and seen_at > $3 order by seen_at desc, id desc",
            [account, (now - SessionRules.Longest).Micros, (now - SessionRules.Idle).Micros], ct);
    }

    /// <summary>Takes over what other nodes ended, up to the number that <c>agencies_change</c> shows.</summary>
    public async Task LookAsync(long number, CancellationToken ct)
    {
        if (number == looked) return;
        // The first time all: one may have ended between its loading and this look.
        var ended = await database.QueryAsync(row => row.Int(0), "select id from agencies_session where ended_no > $1", [looked ?? 0], ct);
        foreach (var id in ended)
            if (known.TryGetValue(id, out var session)) session.Ended = true;
        looked = number;
    }

    public async Task<int> CleanUpAsync(Instant now, CancellationToken ct)
    {
        foreach (var (id, session) in known)
            if (!session.IsOpen(now)) known.TryRemove(id, out _);
        var over = (now - Kept).Micros;
        var old = await database.FirstAsync(
            row => (int)row.Int(0), "select count(*) from agencies_session where started_at <= $1", [over], ct);
        if (old == 0) return 0;
        var work = new UnitOfWork(database);
        work.Add("delete from agencies_session where started_at <= $1", over);
        return (await work.CommitAsync(ct)).IsError ? 0 : old;
    }

    private Task<Known?> ReadAsync(long id, CancellationToken ct) => database.FirstAsync(
        row => new Known(row.Int(0), new(row.Int(1)), new(row.Int(2)), !row.IsDBNull(3), new(row.IntOrNull(4) ?? row.Int(1))),
        "select account, started_at, seen_at, ended_at, proved_at from agencies_session where id = $1", [id], ct);

    private async Task SeeAsync(long id, Known session, Instant now, CancellationToken ct)
    {
        session.SeenAt = now;
        var work = new UnitOfWork(database);
        work.Add("update agencies_session set seen_at = $2 where id = $1 and ended_at is null", id, now);
        // Not written is no reason to refuse a page; the next use after a restart may count from before.
        await work.CommitAsync(ct);
    }
}
