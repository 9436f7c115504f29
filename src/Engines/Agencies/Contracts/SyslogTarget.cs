using System.Globalization;

namespace OpenProvince.Agencies.Contracts;

/// <summary>Where security events are sent as they come (RFC 5424).</summary>
/// <param name="Stream">TCP with counted messages (RFC 6587); else UDP, one datagram each (RFC 5426).</param>
/// <param name="Host">Name or address of the receiver.</param>
/// <param name="Port">Its port.</param>
public sealed record SyslogTarget(bool Stream, string Host, int Port)
{
    /// <summary><c>udp://host:514</c> or <c>tcp://host:601</c>; null for anything else.</summary>
    public static SyslogTarget? Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri is { Scheme: "udp" or "tcp", Host.Length: > 0, AbsolutePath: "/" or "", Query: "", Fragment: "", UserInfo: "" }
            ? new(uri.Scheme == "tcp", uri.Host, uri.Port > 0 ? uri.Port : uri.Scheme == "tcp" ? 601 : 514)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Stream ? "tcp" : "udp")}://{Host}:{Port}");
}
