using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>
/// The way from a temporary password to a session: the password was right, so this browser may replace it within a quarter of
/// an hour. Sealed, and worth nothing once the password is another.
/// </summary>
internal sealed class NewPasswordTicket(IDataProtectionProvider protection)
{
    private const string Cookie = "op-mat-khau-moi";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);
    private readonly ITimeLimitedDataProtector seal = 
        protection.CreateProtector("OpenProvince.Agencies.NewPassword").ToTimeLimitedDataProtector();

    public void Give(HttpContext http, User user) => http.Response.Cookies.Append(
        Cookie, seal.Protect(string.Create(CultureInfo.InvariantCulture, $"{user.Id}|{user.SecurityStamp}"), Life),
        new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, MaxAge = Life, Path = "/",
        });

    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/" });

    /// <summary>The account, while its password is still the temporary one this browser was shown to know.</summary>
    public async Task<User?> FindAsync(HttpContext http, UserManager<User> users, Instant now)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 and < 1000 } value) return null;
        try
        {
            var parts = seal.Unprotect(value).Split('|');
            var user = await users.FindByIdAsync(parts[0]);
            return user is { TemporaryUntil: { } until } && until > now.Micros && user.SecurityStamp == parts[1] ? user : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>Replaces a temporary password and opens the session that it did not.</summary>
internal static class ReplaceTemporary
{
    internal sealed record Command(string Password, string Again);

    internal sealed class Handler(
        UserManager<User> users, NewPasswordTicket ticket, PasswordWriter passwords, SessionOpener opener, UnitOfWork work, Clock clock)
    {
        public Task<User?> FindAsync(HttpContext http) => ticket.FindAsync(http, users, clock.Now);

        public async Task<Result<ActorKind>> HandleAsync(Command command, HttpContext http, CancellationToken ct)
        {
            if (await FindAsync(http) is not { } user) return AgencyErrors.TicketOver;
            var password = Passwords.Typed(command.Password);
            if (await NewPassword.WrongAsync(passwords, user, password, Passwords.Typed(command.Again), ct) is { } wrong) return wrong;
            if (passwords.IsRight(user, password)) return AgencyErrors.PasswordSame.For("password");
            passwords.Write(work, user, password, temporary: false, new(
                0, clock.Now, SecurityKinds.PasswordChanged, SecurityEvent.ActorOf(user), user.Id,
                Origin: SecurityEvent.OriginOf(opener.Caller.Address)));
            var opened = await opener.OpenAsync(work, user, SecurityKinds.SignIn, ct);
            if (opened.IsError) return opened.Error;
            NewPasswordTicket.Forget(http);
            return user.Staff is null ? ActorKind.Citizen : ActorKind.Officer;
        }
    }
}
