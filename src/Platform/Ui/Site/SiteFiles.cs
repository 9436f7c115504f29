using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>The files that browsers, search engines and finders of weaknesses look for at fixed places.</summary>
internal static class SiteFiles
{
    private const string Images = "_content/OpenProvince.Ui/img/";
    private const string Day = "public, max-age=86400";
    private static readonly XNamespace Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void Map(IEndpointRouteBuilder routes)
    {
        Get(routes, "/favicon.ico", (HttpContext http, IWebHostEnvironment site) =>
            Kept(http, Results.Stream(site.WebRootFileProvider.GetFileInfo($"{Images}favicon.ico").CreateReadStream(), "image/x-icon")));
        Get(routes, "/manifest.webmanifest", (HttpContext http, ISiteIdentity identity, Texts texts) =>
            Kept(http, Results.Json(Manifest(identity, texts), contentType: "application/manifest+json")));
        Get(routes, "/robots.txt", (HttpContext http, EndpointDataSource endpoints) => Kept(http, Results.Text(Robots(http, endpoints))));
        Get(routes, "/sitemap.xml", (HttpContext http, IEnumerable<ISitemap> maps, Clock clock) =>
            Kept(http, Results.Text(Sitemap(http, maps, clock.Today), "application/xml", Encoding.UTF8)));
        Get(routes, "/.well-known/security.txt", (HttpContext http, SecurityContact contact, Clock clock) =>
            contact.Address is { } address ? Kept(http, Results.Text(Security(http, address, clock.Today))) : Results.NotFound());
    }

    private static void Get(IEndpointRouteBuilder routes, string address, Delegate answer) =>
        routes.MapGet(address, answer).AllowAnonymous().ExcludeFromDescription();

    private static IResult Kept(HttpContext http, IResult answer)
    {
        http.Response.Headers.CacheControl = Day;
        return answer;
    }

    private static Dictionary<string, object> Manifest(ISiteIdentity identity, Texts texts) => new(StringComparer.Ordinal)
    {
        ["name"] = $"{texts["ui.site.name"]} {identity.Province}".TrimEnd(),
        ["short_name"] = texts["ui.site.name"],
        ["lang"] = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
        ["start_url"] = "/",
        ["scope"] = "/",
        ["display"] = "minimal-ui",
        ["background_color"] = "#fbf9f4",
        ["theme_color"] = "#8c1b1f",
        ["icons"] = new[]
        {
            new { src = $"/{Images}seal.svg", sizes = "any", type = MediaTypeNames.Image.Svg },
            new { src = $"/{Images}seal-192.png", sizes = "192x192", type = MediaTypeNames.Image.Png },
        },
    };

    /// <summary>Pages that are not public, by their first word: read from the pages themselves, so none is forgotten.</summary>
    private static string Robots(HttpContext http, EndpointDataSource endpoints)
    {
        var pages = endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(one => one.Metadata.GetMetadata<ComponentTypeMetadata>() is not null).ToLookup(IsPublic, First);
        var closed = pages[false].Except(pages[true]).Concat(["api", "live", "tep", "giao-dien"]).Where(one => one.Length > 0);
        var lines = closed.Distinct().Order(StringComparer.Ordinal).Select(one => $"Disallow: /{one}\n");
        return $"User-agent: *\n{string.Concat(lines)}Sitemap: {Site(http)}/sitemap.xml\n";

        static bool IsPublic(RouteEndpoint page) => page.Metadata.GetMetadata<PublicPageAttribute>() is not null;
        static string First(RouteEndpoint page) =>
            page.RoutePattern.PathSegments is [{ Parts: [RoutePatternLiteralPart word] }, ..] ? word.Content : "";
    }

    private static string Sitemap(HttpContext http, IEnumerable<ISitemap> maps, DateOnly today)
    {
        var pages = maps.SelectMany(map => map.Addresses(today)).Distinct(StringComparer.Ordinal)
            .Select(address => new XElement(Sitemaps + "url", new XElement(Sitemaps + "loc", Site(http) + address)));
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{new XElement(Sitemaps + "urlset", pages)}";
    }

    /// <summary>RFC 9116. It says until when it holds, and is made anew every day.</summary>
    private static string Security(HttpContext http, Uri contact, DateOnly today) =>
        $"Contact: {contact.AbsoluteUri}\nExpires: {today.AddDays(90).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}T00:00:00Z\n" +
        $"Preferred-Languages: vi, en\nCanonical: {Site(http)}/.well-known/security.txt\n";

    private static string Site(HttpContext http) => SiteAddress.Of(http, "");
}
