using Microsoft.AspNetCore.Identity;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Checks and writes passwords. Whoever writes one also ends the sessions that the old one opened.</summary>
internal sealed class PasswordWriter(
    IPasswordHasher<User> hasher, IPersons persons, AgencyDirectory agencies, Sessions sessions, Clock clock)
{
    private static readonly string[] Kinds = ["Tỉnh ", "Thành phố ", "Phường ", "Xã ", "Thị trấn "];

    /// <summary>What is wrong with a new password; null when nothing is.</summary>
    public async Task<Error?> CheckAsync(User user, string password, CancellationToken ct)
    {
        var person = await persons.FindAsync(new(user.Person), ct);
        return Check(password, user.Staff is not null, [user.UserName, person?.Data.Name, person?.Data.Phone, person?.Data.IdentityNumber]);
    }

    public Error? Check(string password, bool officer, IEnumerable<string?> own) =>
        Passwords.Check(password, officer, own, Places());

    public string Hash(User user, string password) => hasher.HashPassword(user, password);

    public bool IsRight(User user, string password) =>
        user.PasswordHash is { } hash && hasher.VerifyHashedPassword(user, hash, password) is not PasswordVerificationResult.Failed;

    /// <summary>
    /// Joins the change of a password, with the event that says who did it. Refuses when the password was changed since the
    /// account was read.
    /// </summary>
    /// <param name="work">The command's unit of work.</param>
    /// <param name="user">The account as it was read.</param>
    /// <param name="password">The new one, checked.</param>
    /// <param name="temporary">Given out by somebody else: opens nothing but the page that replaces it.</param>
    /// <param name="by">The event; its account is the user's.</param>
    /// <param name="keep">The session in which the owner changed it.</param>
    /// <returns>The account's new stamp.</returns>
    public string Write(UnitOfWork work, User user, string password, bool temporary, SecurityEvent by, long? keep = null)
    {
        var stamp = Guid.NewGuid().ToString("N");
        var until = temporary ? clock.Now + Passwords.TemporaryLife : (Instant?)null;
        work.AddChecked(
            "update agencies_user set password_hash = $3, security_stamp = $4, temporary_until = $5 where id = $1 and security_stamp = $2",
            KernelErrors.Stale, user.Id, user.SecurityStamp, Hash(user, password), stamp, until);
        SecurityEvents.Add(work, by);
        sessions.End(work, user.Id, clock.Now, except: keep);
        return stamp;
    }

    private IEnumerable<string> Places()
    {
        var now = agencies.Now;
        var province = now.Province is { } top ? agencies.AdminUnit(top.AdminUnit)?.Name : null;
        return now.All.Select(agency => agency.ShortName)
            .Concat(agencies.Communes.Select(unit => unit.Name).Append(province ?? "").Select(Bare));
    }

    /// <summary>"Tỉnh Bắc Kạn" is guessed as "backan".</summary>
    private static string Bare(string name)
    {
        var kind = Array.Find(Kinds, one => name.StartsWith(one, StringComparison.Ordinal));
        return kind is null ? name : name[kind.Length..];
    }
}
