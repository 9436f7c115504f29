using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace OpenProvince.Ui;

/// <summary>What the page after a redirect says in a toast. Texts are keys, so the cookie stays short; it is sealed and lives two minutes.</summary>
public sealed record FlashMessage(string TitleKey, string? TextKey = null, IReadOnlyDictionary<string, string>? Args = null)
{
    public bool Failed { get; init; }

    /// <summary>Address the undo button posts to.</summary>
    public string? UndoAction { get; init; }

    public int UndoSeconds { get; init; } = 60;
}

/// <summary>Carries one message over a redirect, without server state.</summary>
public sealed class Flash(IDataProtectionProvider protection)
{
    private const string Cookie = "op-flash";
    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("OpenProvince.Ui.Flash").ToTimeLimitedDataProtector();

    public void Set(HttpContext http, FlashMessage message) => http.Response.Cookies.Append(
        Cookie,
        seal.Protect(JsonSerializer.Serialize(message), TimeSpan.FromMinutes(2)),
        new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, MaxAge = TimeSpan.FromMinutes(2) });

    /// <summary>The message, once; a forged or old cookie is none.</summary>
    internal FlashMessage? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } value || http.Response.HasStarted) return null;
        http.Response.Cookies.Delete(Cookie);
        try
        {
            return JsonSerializer.Deserialize<FlashMessage>(seal.Unprotect(value));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
