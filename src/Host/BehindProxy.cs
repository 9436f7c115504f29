using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using OpenProvince.Kernel;
using IPNetwork = System.Net.IPNetwork;

namespace OpenProvince.Server;

/// <summary>
/// A proxy ends TLS and says in X-Forwarded-Proto and X-Forwarded-For how and from where it was asked; it passes Host on
/// unchanged. Only listed proxies are believed, else anybody could choose the address they are counted under.
/// </summary>
internal static class BehindProxy
{
    public static readonly IReadOnlyList<IPNetwork> Loopback = [new(IPAddress.Parse("127.0.0.0"), 8), new(IPAddress.IPv6Loopback, 128)];

    public static WebApplication UseProxies(this WebApplication app, ServerOptions options)
    {
        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null
        };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in options.Proxies) forwarded.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(forwarded);
        return app;
    }

    /// <summary>Addresses or networks as an administrator writes them, 10.0.0.5 or 10.0.0.0/24.</summary>
    /// <exception cref="StartupException">One of them is neither.</exception>
    public static IReadOnlyList<IPNetwork> Read(IReadOnlyList<string> given) => given.Count == 0 ? Loopback : [.. given.Select(Read)];

    private static IPNetwork Read(string given)
    {
        if (IPNetwork.TryParse(given, out var network)) return network;
        if (IPAddress.TryParse(given, out var address)) return new(address, address.GetAddressBytes().Length * 8);
        throw new StartupException(Error.Invalid("host.bad-proxy", ("given", given)));
    }
}
