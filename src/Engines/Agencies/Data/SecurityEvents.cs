using System.Data.Common;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>Which security events a reader wants.</summary>
/// <param name="Kind">One kind; null for all.</param>
/// <param name="Accounts">Of these accounts; null for all.</param>
/// <param name="From">First moment.</param>
/// <param name="Before">First moment after the last.</param>
internal sealed record SecurityFilter(string? Kind, IReadOnlyCollection<long>? Accounts, Instant? From, Instant? Before);

/// <summary>
/// The record of sign-ins, passwords, locks and roles. A table and not the event log: anybody can cause failures at will, and
/// rows about people leave after <see cref="Kept"/>; what changes rights stands in the log as well (ADR 0012).
/// </summary>
internal sealed class SecurityEvents(Database database) : ICleanUp
{
    private const string Columns = "select number, at, kind, actor, account, session, origin, detail from agencies_security_event";
    private const int Step = 1000;

    /// <summary>Two years: longer than the twelve months that rules on system logs ask for.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(730);

    /// <summary>
    /// Joins what happened. Add it last: the number is held until the commit. <see cref="SecurityEvent.Number"/> is ignored.
    /// </summary>
    public static void Add(UnitOfWork work, SecurityEvent e)
    {
        work.Add("update agencies_change set number = number + 1 where id = 2");
        work.Add(
            "insert into agencies_security_event (number, at, kind, actor, account, session, origin, detail) " +
            "values ((select number from agencies_change where id = 2), $1, $2, $3, $4, $5, $6, $7)",
            e.At, e.Kind, e.Actor, e.Account, e.Session, e.Origin, e.Detail);
    }

    /// <summary>Newest first, below a number.</summary>
    public Task<List<SecurityEvent>> BeforeAsync(SecurityFilter filter, long number, int most, CancellationToken ct)
    {
        var asked = new Conditions();
        asked.And($"number < {asked.Put(number)}");
        if (filter.Kind is { } kind) asked.And($"kind = {asked.Put(kind)}");
        if (filter.Accounts is { } accounts) asked.And(asked.In("account", accounts.Cast<object>()));
        asked.AndBetween("at", filter.From, filter.Before);
        return database.QueryAsync(Read, $"{Columns}{asked.Where} order by number desc limit {most}", asked.Args, ct);
    }

    /// <summary>In order of their numbers, after one of them.</summary>
    public Task<List<SecurityEvent>> AfterAsync(long number, int most, CancellationToken ct) =>
        database.QueryAsync(Read, $"{Columns} where number > $1 order by number limit {most}", [number], ct);

    public Task<long> LastAsync(CancellationToken ct) =>
        database.FirstAsync(row => row.Int(0), "select number from agencies_change where id = 2", [], ct);

    public async Task<int> CleanUpAsync(Instant now, CancellationToken ct)
    {
        var gone = 0;
        while (true)
        {
            var old = await database.QueryAsync(
                row => row.Int(0), $"select number from agencies_security_event where at <= $1 order by number limit {Step}",
                [(now - Kept).Micros], ct);
            if (old.Count == 0) return gone;
            var work = new UnitOfWork(database);
            work.Add("delete from agencies_security_event where number <= $1 and at <= $2", old[^1], now - Kept);
            if ((await work.CommitAsync(ct)).IsError) return gone;
            gone += old.Count;
        }
    }

    private static SecurityEvent Read(DbDataReader row) => new(
        row.Int(0), new(row.Int(1)), row.GetString(2), row.GetString(3), row.IntOrNull(4),
        row.IntOrNull(5), row.TextOrNull(6), row.TextOrNull(7));
}
