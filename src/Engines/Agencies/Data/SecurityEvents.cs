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

    /// <summary>Newest first.</summary>
    public Task<List<SecurityEvent>> PageAsync(SecurityFilter filter, int page, int size, CancellationToken ct)
    {
        var (where, args) = Where(filter);
        return database.QueryAsync(Read, $"{Columns}{where} order by number desc limit {size} offset {(page - 1L) * size}", args, ct);
    }

    /// <summary>Newest first, below a number: how a file takes all of them, however many came meanwhile.</summary>
    public Task<List<SecurityEvent>> BeforeAsync(SecurityFilter filter, long number, CancellationToken ct)
    {
        var (where, args) = Where(filter);
        var below = $"{(where.Length == 0 ? " where" : $"{where} and")} number < ${args.Length + 1}";
        return database.QueryAsync(Read, $"{Columns}{below} order by number desc limit {Step}", [.. args, number], ct);
    }

    public async Task<long> CountAsync(SecurityFilter filter, CancellationToken ct)
    {
        var (where, args) = Where(filter);
        return await database.FirstAsync(row => row.Int(0), $"select count(*) from agencies_security_event{where}", args, ct);
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

    private static (string Sql, object?[] Args) Where(SecurityFilter filter)
    {
        var (parts, args) = (new List<string>(), new List<object?>());
        string Next(object value)
        {
            args.Add(value);
            return $"${args.Count}";
        }
        if (filter.Kind is { } kind) parts.Add($"kind = {Next(kind)}");
        if (filter.Accounts is { } accounts)
            parts.Add(accounts.Count == 0 ? "1 = 0" : $"account in ({string.Join(", ", accounts.Select(account => Next(account)))})");
        if (filter.From is { } from) parts.Add($"at >= {Next(from.Micros)}");
        if (filter.Before is { } before) parts.Add($"at < {Next(before.Micros)}");
        return (parts.Count == 0 ? "" : $" where {string.Join(" and ", parts)}", [.. args]);
    }

    private static SecurityEvent Read(DbDataReader row) => new(
        row.Int(0), new(row.Int(1)), row.GetString(2), row.GetString(3), row.IntOrNull(4),
        row.IntOrNull(5), row.TextOrNull(6), row.TextOrNull(7));
}
