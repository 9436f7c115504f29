using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace OpenProvince.Ui;

/// <summary>
/// HEAD works wherever GET does (RFC 9110, 9.3.2): the request goes on as a GET, and the server, which still knows what was
/// asked, keeps the body back. It runs before routing, which would say 405.
/// </summary>
public sealed class HeadRequests : IStartupFilter
{
    private static readonly object Key = new();

    /// <summary>Whether only the headers were asked for. An answer without an end (a stream) has to end after them by itself.</summary>
    public static bool Is(HttpContext http) => http.Items.ContainsKey(Key);

    Action<IApplicationBuilder> IStartupFilter.Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, goOn) =>
        {
            if (HttpMethods.IsHead(http.Request.Method))
            {
                http.Items[Key] = true;
                http.Request.Method = HttpMethods.Get;
            }
            return goOn(http);
        });
        next(app);
    };
}
