using System.Globalization;
using System.Security.Cryptography;

using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace OpenProvince.Dossiers.Features.FollowDossier;

/// <summary>After code and phone matched: this browser may look at that dossier for two hours. Sealed; says nothing readable.</summary>
internal sealed class TrackTicket(IDataProtectionProvider protection)
{
    private const string Cookie = "op-tra-cuu";
    private const int Most = 10;
    private static readonly TimeSpan Life = TimeSpan.FromHours(2);
    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("OpenProvince.Dossiers.Track")
        .ToTimeLimitedDataProtector();

    public void Give(HttpContext http, long dossier)
    {
        var ids = Read(http).Where(id => id != dossier).Take(Most - 1).Prepend(dossier);
        var value = seal.Protect(string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture))), Life);
        http.Response.Cookies.Append(Cookie, value, new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, MaxAge = Life, Path = "/",
        });
    }

    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/" });

    public bool Allows(HttpContext http, long dossier) => Read(http).Contains(dossier);

    private List<long> Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 and < 4000 } value) return [];
        try
        {
            return [.. seal.Unprotect(value).Split(',').Select(id => long.Parse(id, CultureInfo.InvariantCulture))];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }
}
