using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Where a guess comes from.</summary>
/// <param name="Address">See <see cref="Networks"/>.</param>
/// <param name="Browser">A random code of this browser, once somebody has signed in there; else null.</param>
/// <param name="Accounts">Who has signed in there.</param>
/// <param name="Device">Program and system of the browser as two codes.</param>
internal sealed record Caller(string Address, string? Browser, IReadOnlyList<long> Accounts, string Device)
{
    public bool Knows(long account) => Browser is not null && Accounts.Contains(account);
}

/// <summary>
/// Recognises a browser in which an account was used before, by a sealed cookie, so that guesses of strangers never count
/// against its owner there. It opens nothing.
/// </summary>
internal sealed class Callers(IDataProtectionProvider protection)
{
    private const string Cookie = "op-thiet-bi";
    private const int MostAccounts = 10;
    private static readonly TimeSpan Life = TimeSpan.FromDays(365);
    private readonly ITimeLimitedDataProtector seal = 
        protection.CreateProtector("OpenProvince.Agencies.Browser").ToTimeLimitedDataProtector();

    public Caller Of(HttpContext http)
    {
        var (browser, accounts) = Read(http);
        return new(
            Networks.Of(http.Connection.RemoteIpAddress), browser, accounts, DeviceName.Of(http.Request.Headers.UserAgent.ToString()));
    }

    /// <summary>The account was used in this browser.</summary>
    public void Remember(HttpContext http, long account)
    {
        var (browser, accounts) = Read(http);
        if (browser is not null && accounts is [var newest, ..] && newest == account) return;
        browser ??= Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var numbers = accounts.Where(one => one != account).Prepend(account).Take(MostAccounts)
            .Select(one => one.ToString(CultureInfo.InvariantCulture));
        http.Response.Cookies.Append(Cookie, seal.Protect($"{browser}|{string.Join(',', numbers)}", Life), new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, MaxAge = Life, Path = "/",
        });
    }

    private (string? Browser, IReadOnlyList<long> Accounts) Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 and < 2000 } value) return (null, []);
        try
        {
            var parts = seal.Unprotect(value).Split('|');
            return (parts[0], [.. parts[1].Split(',').Select(one => long.Parse(one, CultureInfo.InvariantCulture))]);
        }
        catch (CryptographicException)
        {
            return (null, []);
        }
    }
}
