using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>
/// What the page after a redirect says in a toast. Texts are keys, so the cookie stays short; it is sealed and lives two minutes.
/// </summary>
public sealed record FlashMessage(string TitleKey, string? TextKey = null, IReadOnlyDictionary<string, string>? Args = null)
{
    public bool Failed { get; init; }

    /// <summary>Why nothing was done.</summary>
    public static FlashMessage Refused(Error error) => new($"error.{error.Code}",
        Args: error.Args.ToDictionary(one => one.Name, one => Convert.ToString(one.Value, CultureInfo.CurrentCulture) ?? "",
            StringComparer.Ordinal)) { Failed = true };

    /// <summary>Address the undo button posts to. With it the message stays on every page until it is used or its time is over.</summary>
    public string? UndoAction { get; init; }

    public int UndoSeconds { get; init; } = UndoWindow.Seconds;

    /// <summary>When the message was set, in microseconds; <see cref="Flash"/> fills it in.</summary>
    public long SetAt { get; init; }
}

/// <summary>Carries one message over a redirect, without server state.</summary>
public sealed class Flash(IDataProtectionProvider protection, TimeProvider time)
{
    private const string Cookie = "op-flash";
    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("OpenProvince.Ui.Flash").ToTimeLimitedDataProtector();

    public void Set(HttpContext http, FlashMessage message) => http.Response.Cookies.Append(
        Cookie,
        seal.Protect(JsonSerializer.Serialize(message with { SetAt = time.Now().Micros }), TimeSpan.FromMinutes(2)),
        new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true,
            MaxAge = TimeSpan.FromMinutes(2)
        });

    /// <summary>The message, once, or as long as it can be undone; a forged or old cookie is none.</summary>
    internal FlashMessage? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } value || http.Response.HasStarted) return null;
        var message = Open(value);
        if (message?.UndoAction is null)
        {
            http.Response.Cookies.Delete(Cookie);
            return message;
        }
        var left = message.UndoSeconds - (int)((time.Now().Micros - message.SetAt) / 1_000_000);
        if (left > 0) return message with { UndoSeconds = left };
        http.Response.Cookies.Delete(Cookie);
        return null;
    }

    private FlashMessage? Open(string value)
    {
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
