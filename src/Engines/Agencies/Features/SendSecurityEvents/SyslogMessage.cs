using System.Globalization;
using System.Text;
using OpenProvince.Agencies.Data;

namespace OpenProvince.Agencies.Features;

/// <summary>One security event as a syslog message (RFC 5424): codes in structured data, the kind as message id.</summary>
internal static class SyslogMessage
{
    private const int Security = 10; // facility: security and authorization, private
    private const int Warning = 4;
    private const int Notice = 5;

    /// <summary>The number RFC 5612 keeps for those without one of their own.</summary>
    private const string Id = "event@32473";

    public static byte[] Of(SecurityEvent e, string host)
    {
        var data = new (string Name, string? Value)[]
        {
            ("number", Text(e.Number)), ("actor", e.Actor), ("account", Text(e.Account)), ("session", Text(e.Session)),
            ("origin", e.Origin), ("detail", e.Detail),
        };
        var severity = e.Kind is SecurityKinds.SignInFailed or SecurityKinds.SignInDelayed or SecurityKinds.KeyRefused ? Warning : Notice;
        var elements = string.Concat(data.Where(one => one.Value is { Length: > 0 })
            .Select(one => $" {one.Name}=\"{Escape(one.Value!)}\""));
        return Encoding.UTF8.GetBytes($"<{(Security * 8) + severity}>1 {e.At} {host} openprovince - {e.Kind} [{Id}{elements}]");
    }

    /// <summary>RFC 6587, octet counting: the length in bytes, a space, the message.</summary>
    public static byte[] Counted(byte[] message) =>
        [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{message.Length} ")), .. message];

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Escape(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
}
