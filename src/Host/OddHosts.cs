using OpenProvince.Kernel;

namespace OpenProvince.Server;

/// <summary>A request that names no host, or one that is none, has no address a page could be drawn for.</summary>
internal static class OddHosts
{
    public static WebApplication RefuseOddHosts(this WebApplication app)
    {
        app.Use(async (http, next) =>
        {
            if (IsHost(http.Request))
            {
                await next(http);
                return;
            }
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            http.Response.ContentType = "text/plain; charset=utf-8";
            var texts = http.RequestServices.GetRequiredService<Texts>();
            await http.Response.WriteAsync(texts.Error(Error.Invalid("host.odd-host")), http.RequestAborted);
        });
        return app;
    }

    private static bool IsHost(HttpRequest request)
    {
        try
        {
            return request.Host.Value is { Length: > 0 and < 300 } host
                && Uri.TryCreate($"{request.Scheme}://{host}/", UriKind.Absolute, out var address)
                && address is { UserInfo.Length: 0, AbsolutePath: "/", Query.Length: 0 }
                && address.HostNameType is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6;
        }
        catch (ArgumentException)
        {
            // An international name that cannot be read.
            return false;
        }
    }
}
