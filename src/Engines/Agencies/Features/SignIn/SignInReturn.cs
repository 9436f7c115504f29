using Microsoft.AspNetCore.Http;
using OpenProvince.Ui;

namespace OpenProvince.Agencies.Features;

/// <summary>Where a sign-in leads: only to addresses of this site.</summary>
internal static class SignInReturn
{
    private static readonly string[] Names = ["ve", "returnUrl"];

    /// <summary>From the form or the address, <c>ve</c> or <c>returnUrl</c>; home when it is missing or leads elsewhere.</summary>
    public static string Of(HttpContext http)
    {
        var asked = Names.SelectMany(
            name =>
                new[] { http.Request.HasFormContentType ? http.Request.Form[name].ToString() : "", http.Request.Query[name].ToString() })
            .FirstOrDefault(value => value.Length > 0);
        var local = Preferences.LocalOr(asked);
        // Coming back to the sign-in itself would look like a failure.
        return local.StartsWith("/dang-nhap", StringComparison.Ordinal) ? "/" : local;
    }
}
