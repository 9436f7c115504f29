using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using OpenProvince.Agencies.Contracts;

namespace OpenProvince.Agencies.Features;

/// <summary>Pages lead to the sign-in or to the reason; programs get the bare status.</summary>
internal static class CookieAnswers
{
    public static Task ToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        if (IsForPrograms(http)) return Status(http, StatusCodes.Status401Unauthorized);
        // A form that was sent comes back as the page it stood on; what its address says of it is part of that page.
        http.Response.Redirect(AgencyLinks.SignIn($"{http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}"));
        return Task.CompletedTask;
    }

    public static Task ToReason(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        if (IsForPrograms(http)) return Status(http, StatusCodes.Status403Forbidden);
        http.Response.Redirect(PermissionHandler.DeniedIn(http) is { } denied
            ? AgencyLinks.NotAllowed(denied.Permission, denied.Decision)
            : "/khong-duoc-phep");
        return Task.CompletedTask;
    }

    private static bool IsForPrograms(HttpContext http) => http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private static Task Status(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
