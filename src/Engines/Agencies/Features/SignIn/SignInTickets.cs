using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using OpenProvince.Agencies.Data;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>
/// The way from a right password to a session that it did not open by itself: within a quarter of an hour this browser may replace a
/// temporary one, say a code, or set the second step up. Sealed, and worth nothing once the password is another.
/// </summary>
internal sealed class SignInTickets(IDataProtectionProvider protection, UserManager<User> users, Clock clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    public void Give(HttpContext http, NextStep step, User user) => http.Response.Cookies.Append(
        Cookie(step), Seal(step).Protect(string.Create(CultureInfo.InvariantCulture, $"{user.Id}|{user.SecurityStamp}"), Life),
        new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, MaxAge = Life, Path = "/",
        });

    public static void Forget(HttpContext http, NextStep step) =>
        http.Response.Cookies.Delete(Cookie(step), new CookieOptions { Path = "/" });

    /// <summary>The account, while its password is still the one this browser was shown to know.</summary>
    public async Task<User?> FindAsync(HttpContext http, NextStep step)
    {
        if (http.Request.Cookies[Cookie(step)] is not { Length: > 0 and < 1000 } value) return null;
        try
        {
            var parts = Seal(step).Unprotect(value).Split('|');
            if (await users.FindByIdAsync(parts[0]) is not { } user || user.SecurityStamp != parts[1]) return null;
            // One that was given out opens the page that replaces it as long as it would be taken, and no other page.
            return step is NextStep.NewPassword ? user.TemporaryUntil > clock.Now.Micros ? user : null
                : user.TemporaryUntil is null ? user : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string Cookie(NextStep step) => step switch
    {
        NextStep.NewPassword => "op-mat-khau-moi",
        NextStep.Code => "op-ma-xac-thuc",
        _ => "op-thiet-lap-ma",
    };

    private ITimeLimitedDataProtector Seal(NextStep step) =>
        protection.CreateProtector($"OpenProvince.Agencies.{step}").ToTimeLimitedDataProtector();
}
