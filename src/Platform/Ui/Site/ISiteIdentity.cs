using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace OpenProvince.Ui;

/// <summary>
/// Whose pages these are. Implemented by the module that knows the province; configuration (<c>Site:Province</c>) without one.
/// </summary>
public interface ISiteIdentity
{
    /// <summary>"tỉnh Bắc Kạn", as it stands inside a sentence; empty when unknown.</summary>
    string Province { get; }

    /// <summary>"Tỉnh Bắc Kạn", at the head of a page.</summary>
    string ProvinceTitle => Province.Length == 0 ? "" : char.ToUpper(Province[0], CultureInfo.CurrentCulture) + Province[1..];

    /// <summary>Number people call for help.</summary>
    string Hotline { get; }
}

internal sealed class ConfiguredSiteIdentity(IConfiguration configuration) : ISiteIdentity
{
    public string Province => configuration["Site:Province"] ?? "";

    public string Hotline => configuration["Site:Hotline"] ?? "1022";
}
