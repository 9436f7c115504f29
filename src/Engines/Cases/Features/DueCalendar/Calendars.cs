using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Features;

/// <param name="Number">Which address is the valid one.</param>
/// <param name="ReadAt">When a program last fetched it, to the hour; null when none has.</param>
internal sealed record CalendarRow(long Number, Instant MadeAt, Instant? ReadAt);

/// <summary>
/// Who lets a calendar program fetch their due days. The address is the key to it: sealed with the keys of the province, so that neither
/// a copy of the database nor another officer's address opens one. Making a new one, or ending it, closes the old.
/// </summary>
internal sealed class Calendars(Database database, IDataProtectionProvider protection, Clock clock)
{
    private const int Longest = 400;
    private static readonly TimeSpan Noted = TimeSpan.FromHours(1);
    private readonly IDataProtector seal = protection.CreateProtector("OpenProvince.Cases.Calendar");

    public Task<CalendarRow?> FindAsync(string actor, CancellationToken ct) => database.FirstAsync(
        row => new CalendarRow(row.Int(0), new(row.Int(1)), row.IntOrNull(2) is { } at ? new Instant(at) : null),
        "select number, made_at, read_at from cases_calendar where actor = $1", [actor], ct);

    /// <summary>A new address; one that was given before opens nothing any more.</summary>
    public async Task<Result> MakeAsync(string actor, CancellationToken ct)
    {
        var work = new UnitOfWork(database);
        work.Add("insert into cases_calendar (actor, number, made_at) values ($1, $2, $3) on conflict (actor) do update set number = $2, " +
            "made_at = $3, read_at = null", actor, Ids.Next(), clock.Now.Micros);
        return await work.CommitAsync(ct);
    }

    public async Task<Result> EndAsync(string actor, CancellationToken ct)
    {
        var work = new UnitOfWork(database);
        work.Add("delete from cases_calendar where actor = $1", actor);
        return await work.CommitAsync(ct);
    }

    public string KeyOf(string actor, CalendarRow row) =>
        seal.Protect(string.Create(CultureInfo.InvariantCulture, $"{row.Number} {actor}"));

    /// <summary>Whose calendar the key opens; null when it opens none, or none any more.</summary>
    public async Task<string?> OwnerAsync(string key, CancellationToken ct)
    {
        if (key.Length > Longest) return null;
        string[] said;
        try
        {
            said = seal.Unprotect(key).Split(' ', 2);
        }
        catch (CryptographicException)
        {
            return null;
        }
        var (number, actor) = (long.Parse(said[0], CultureInfo.InvariantCulture), said[1]);
        if (await FindAsync(actor, ct) is not { } row || row.Number != number) return null;
        if (row.ReadAt is not { } read || clock.Now - read >= Noted) await NoteAsync(actor, number, ct);
        return actor;
    }

    private async Task NoteAsync(string actor, long number, CancellationToken ct)
    {
        var work = new UnitOfWork(database);
        work.Add("update cases_calendar set read_at = $3 where actor = $1 and number = $2", actor, number, clock.Now.Micros);
        // That it was fetched is worth knowing and not worth refusing the fetch.
        await work.CommitAsync(ct);
    }
}
