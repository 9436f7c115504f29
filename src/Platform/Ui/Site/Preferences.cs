using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;

namespace OpenProvince.Ui;

/// <summary>Language and easy reading, kept in cookies; plain links, so they work without script.</summary>
public static class Preferences
{
    public static readonly CultureInfo Vietnamese = new("vi-VN");
    public static readonly CultureInfo English = new("en-GB");
    private const string ReadingCookie = "op-reading";

    public static string LanguageHref(string language, HttpRequest request) =>
        $"/giao-dien/ngon-ngu/{language}?ve={Uri.EscapeDataString(Here(request))}";

    public static string ReadingHref(bool easy, HttpRequest request) =>
        $"/giao-dien/de-doc/{(easy ? "bat" : "tat")}?ve={Uri.EscapeDataString(Here(request))}";

    public static bool IsEasyReading(HttpRequest request) => request.Cookies[ReadingCookie] == "easy";

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/giao-dien/ngon-ngu/{language}", (string language, string? ve, HttpContext http) =>
        {
            var culture = language == "en" ? English : Vietnamese;
            var value = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture));
            if (!RequestOrigin.IsForeign(http.Request))
                http.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, value, Year(http));
            return Results.LocalRedirect(LocalOr(ve));
        }).ExcludeFromDescription();
        routes.MapGet("/giao-dien/de-doc/{state}", (string state, string? ve, HttpContext http) =>
        {
            if (!RequestOrigin.IsForeign(http.Request))
                http.Response.Cookies.Append(ReadingCookie, state == "bat" ? "easy" : "normal", Year(http));
            return Results.LocalRedirect(LocalOr(ve));
        }).ExcludeFromDescription();
    }

    private static CookieOptions Year(HttpContext http) =>
        new()
        {
            MaxAge = TimeSpan.FromDays(365), IsEssential = true, SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = http.Request.IsHttps
        };

    /// <summary>Only an address of this site, written so that a header takes it; anything else leads home.</summary>
    public static string LocalOr(string? address, string otherwise = "/") =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl)
            ? string.Concat(address.EnumerateRunes().Select(one => one.IsAscii ? one.ToString() : Uri.EscapeDataString(one.ToString())))
            : otherwise;

    private static string Here(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) ? $"{request.Path.ToUriComponent()}{request.QueryString}" : request.Path.ToUriComponent();
}
