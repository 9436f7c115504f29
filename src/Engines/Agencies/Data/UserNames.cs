using Microsoft.AspNetCore.Identity;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>One spelling of a user name for look-up.</summary>
internal sealed class UserNames : ILookupNormalizer
{
    public static string Normalize(string name) => VietnameseText.Normalizable(name.Trim()).Normalize(System.Text.NormalizationForm.FormC).ToUpperInvariant();

    public string? NormalizeName(string? name) => name is null ? null : Normalize(name);

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
