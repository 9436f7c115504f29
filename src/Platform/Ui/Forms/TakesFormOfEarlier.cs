using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace OpenProvince.Ui;

/// <summary>
/// A page or address whose form may have been drawn before somebody signed in or out in another tab: the form's token is bound
/// to who was signed in then. Such a form counts when the browser says that a page of this site sent it.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class TakesFormOfEarlierAttribute : Attribute;

/// <summary>What the browser says about where a request comes from. No page of another site can make it say something else.</summary>
public static class RequestOrigin
{
    /// <summary>Fetch metadata where the browser sends it (https and this machine), else the Origin header of the post.</summary>
    public static bool IsHere(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site
        ? site == "same-origin"
        : request.Headers.Origin.ToString() is { Length: > 0 } origin && origin == $"{request.Scheme}://{request.Host}";

    /// <summary>
    /// True when a browser says that another site's page sent this. Programs and very old browsers say nothing; a key is set by
    /// who calls, no browser sends one by itself.
    /// </summary>
    public static bool IsForeign(HttpRequest request)
    {
        if (request.Headers.Authorization.Count > 0) return false;
        // "none": typed, or a bookmark.
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site) return site is not ("same-origin" or "none");
        if (request.Headers.Origin.ToString() is not { Length: > 0 } origin) return false;
        // The proxy ends TLS, so schemes may differ; a page without an origin of its own ("null") is never ours.
        return !Uri.TryCreate(origin, UriKind.Absolute, out var from)
            || !string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}

internal sealed class ValidForm : IAntiforgeryValidationFeature
{
    public bool IsValid => true;

    public Exception? Error => null;
}
