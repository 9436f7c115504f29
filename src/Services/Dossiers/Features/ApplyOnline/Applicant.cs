using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

using Microsoft.AspNetCore.Http;

using OpenProvince.Dossiers.Data.Drafts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.ApplyOnline;

/// <summary>
/// Who is writing: this browser, known by a secret in an HttpOnly cookie, and the account if one is signed in. Posts of the
/// journey are guarded by a token of the browser and not of the sign-in, so a sign-in that ends mid-form loses nothing.
/// </summary>
internal sealed class Applicant(IActorSource actors, DraftOrigins origins)
{
    private const string Cookie = "op-ban-nhap";
    private const int SecretLength = 32;
    public const string TokenField = "ban-nhap-khoa";

    public async Task<DraftReader> ReaderAsync(HttpContext http, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        return new DraftReader(SHA256.HashData(Secret(http) ?? []), actor.Kind == ActorKind.Citizen ? actor.PersonId : null);
    }

    /// <summary>Gives the browser its secret when it has none, for the day a draft is begun.</summary>
    public async Task<DraftReader> BeginAsync(HttpContext http, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        var secret = Secret(http);
        if (secret is null)
        {
            secret = RandomNumberGenerator.GetBytes(SecretLength);
            // Ends with the browser: the next person at a shared machine finds no draft of somebody who did not sign in.
            http.Response.Cookies.Append(Cookie, Base64Url.EncodeToString(secret), new CookieOptions
            {
                HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, Path = "/",
            });
        }
        return new DraftReader(SHA256.HashData(secret), actor.Kind == ActorKind.Citizen ? actor.PersonId : null)
        {
            Origin = origins.Of(http.Connection.RemoteIpAddress)
        };
    }

    /// <summary>From here on this browser opens no draft by itself.</summary>
    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/" });

    /// <summary>The token of a form: only this browser's pages know it.</summary>
    public static string Token(HttpContext http, long draft) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Secret(http) ?? [], Encoding.ASCII.GetBytes($"draft-{draft}")));

    public static bool IsGenuine(HttpContext http, long draft, string? token) => Secret(http) is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Token(http, draft)), Encoding.ASCII.GetBytes(token ?? ""));

    /// <summary>How the keys begin under which a browser tab keeps what was typed for a draft and not sent yet.</summary>
    public static string Copies(long draft) => $"draft-{draft}-";

    private static byte[]? Secret(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 and < 100 } text) return null;
        var bytes = new byte[SecretLength];
        return Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out var length) && length == SecretLength
            ? bytes
            : null;
    }
}
