using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace OpenProvince.Ui;

/// <summary>
/// The address of this site as it is printed and scanned. A request may name any host, so a province that is reached from
/// outside configures its own (<c>--public-url</c>); without one the request's word is taken.
/// </summary>
public sealed class SiteAddress(Uri? configured)
{
    /// <param name="http">The request the address is made for.</param>
    /// <param name="path">Begins with a slash; empty for the site itself.</param>
    public static string Of(HttpContext http, string path) =>
        $"{http.RequestServices.GetRequiredService<SiteAddress>().Root(http.Request)}{path}";

    /// <summary>The address of a page for whoever reads it elsewhere; only the path in a province that configured none.</summary>
    public string Absolute(string path) => $"{configured?.GetLeftPart(UriPartial.Authority)}{path}";

    private string Root(HttpRequest request) =>
        configured is null ? $"{request.Scheme}://{request.Host}" : configured.GetLeftPart(UriPartial.Authority);
}
