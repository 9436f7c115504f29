using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>
/// Five wrong passwords close an account for fifteen minutes. Counted in the database by one statement, so that guesses
/// sent side by side are all counted, and on the program's own clock.
/// </summary>
internal sealed class Lockout(Database database, TimeProvider time)
{
    public const int Tries = 5;
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(15);

    /// <summary>Whole minutes left, at least one; null when the account is open.</summary>
    public int? MinutesLeft(User user) =>
        user.LockoutEnd is { } end && end > time.GetUtcNow() ? Math.Max(1, (int)Math.Ceiling((end - time.GetUtcNow()).TotalMinutes)) : null;

    /// <returns>Whether the account is closed now.</returns>
    public async Task<bool> CountWrongAsync(User user, CancellationToken ct)
    {
        var now = time.Now();
        var work = new UnitOfWork(database);
        // A lock that has run out starts a new count.
        var count = work.AddReturning(
            "update agencies_user set " +
            "access_failed_count = case when lockout_end is not null and lockout_end <= $2 then 1 else access_failed_count + 1 end, " +
            "lockout_end = case when access_failed_count + 1 >= $3 and (lockout_end is null or lockout_end > $2) then $4 else null end " +
            "where id = $1 returning access_failed_count",
            user.Id, now.Micros, Tries, (now + Length).Micros);
        await work.CommitAsync(ct);
        return count.Long >= Tries;
    }

    /// <summary>
    /// A right password forgives the wrong ones, unless they closed the account while it was being checked: what was read
    /// before says nothing about the guesses beside it.
    /// </summary>
    public Task<Result> ClearAsync(User user, CancellationToken ct)
    {
        var work = new UnitOfWork(database);
        work.AddChecked(
            "update agencies_user set access_failed_count = 0, lockout_end = null where id = $1 and (lockout_end is null or lockout_end <= $2)",
            AgencyErrors.LockedOut((int)Length.TotalMinutes), user.Id, time.Now().Micros);
        return work.CommitAsync(ct);
    }
}
