using Microsoft.Extensions.Configuration;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>
/// Where to report a weakness: <c>Site:SecurityContact</c>, an e-mail address or https link. Without one none is promised.
/// </summary>
internal sealed class SecurityContact(IConfiguration configuration)
{
    private const string Setting = "Site:SecurityContact";

    public Uri? Address { get; } = Read(configuration[Setting]);

    /// <exception cref="StartupException">Neither an e-mail address nor an https link: nobody would ever get a report.</exception>
    private static Uri? Read(string? given)
    {
        if (string.IsNullOrWhiteSpace(given)) return null;
        var text = given.Trim();
        if (text.Contains('@', StringComparison.Ordinal) && !text.Contains(':', StringComparison.Ordinal)) text = $"mailto:{text}";
        return Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeMailto)
            ? address
            : throw new StartupException(Error.Invalid("ui.security-contact-wrong", ("given", given)));
    }
}
