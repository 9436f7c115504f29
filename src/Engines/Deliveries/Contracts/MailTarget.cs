using System.Globalization;

namespace OpenProvince.Deliveries.Contracts;

/// <summary>How a connection to a mail server is closed to others.</summary>
public enum MailTls
{
    /// <summary>From its first byte (port 465).</summary>
    FromTheStart,

    /// <summary>By STARTTLS before anything is said (port 587); a server that does not offer it is refused.</summary>
    StartTls,

    /// <summary>Not at all: a relay on the same machine.</summary>
    None,
}

/// <summary>The mail server of the province. Certificates are always checked.</summary>
/// <param name="Host">Name or address.</param>
/// <param name="Port">Its port.</param>
/// <param name="Tls">How the connection is closed.</param>
/// <param name="User">Who signs in; null does not.</param>
/// <param name="Password">With it.</param>
/// <param name="From">The sender's address.</param>
public sealed record MailTarget(string Host, int Port, MailTls Tls, string? User, string? Password, string From)
{
    /// <summary>
    /// <c>smtps://user@host</c> (TLS), <c>smtp://user@host</c> (STARTTLS) or <c>smtp://host:25?tls=no</c> (none); null for anything
    /// else. A password does not belong there.
    /// </summary>
    public static MailTarget? Parse(string text, string from, string? password)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || uri is not { Scheme: "smtp" or "smtps", Host.Length: > 0, AbsolutePath: "/" or "", Query: "" or "?tls=no", Fragment: "" }
            || uri.UserInfo.Contains(':', StringComparison.Ordinal))
            return null;
        var tls = uri.Scheme == "smtps" ? MailTls.FromTheStart : uri.Query.Length > 0 ? MailTls.None : MailTls.StartTls;
        if (uri is { Scheme: "smtps", Query.Length: > 0 }) return null;
        var user = uri.UserInfo.Length == 0 ? null : Uri.UnescapeDataString(uri.UserInfo);
        // A name without a password, or the other way round, is a setting forgotten.
        if (user is null != password is null) return null;
        var port = uri.Port > 0 ? uri.Port : tls switch { MailTls.FromTheStart => 465, MailTls.StartTls => 587, _ => 25 };
        return new(uri.Host, port, tls, user, password, from);
    }

    /// <summary>Without the password.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");
}
