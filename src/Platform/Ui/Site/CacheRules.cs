using Microsoft.AspNetCore.Http;

namespace OpenProvince.Ui;

/// <summary>
/// Metadata of a page or address that says the same to everybody who has not signed in: a browser may keep it and ask whether
/// it is still so. Everything else may hold somebody's data and is not kept anywhere.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicPageAttribute : Attribute;

/// <summary>Every answer says whether it may be kept. What says so itself (assets, downloads, streams, forms) is left alone.</summary>
internal sealed class CacheRules(RequestDelegate next)
{
    public const string Personal = "no-store", Public = "private, no-cache";

    public Task InvokeAsync(HttpContext http)
    {
        // At the last moment: only then it is known what became of the request.
        http.Response.OnStarting(Set, http);
        return next(http);
    }

    private static Task Set(object state)
    {
        var http = (HttpContext)state;
        if (http.Response.Headers.CacheControl.Count > 0) return Task.CompletedTask;
        var open = HttpMethods.IsGet(http.Request.Method) && http.Response.StatusCode is (200 or 304)
            && http.User.Identity?.IsAuthenticated != true
            && http.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>() is not null;
        http.Response.Headers.CacheControl = open ? Public : Personal;
        return Task.CompletedTask;
    }
}
