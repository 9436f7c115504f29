using Microsoft.AspNetCore.Identity;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>One spelling of a user name for look-up.</summary>
internal sealed class UserNames : ILookupNormalizer
{
    /// <summary>What was typed as a user name: a phone number in any spelling is the name of a citizen's account.</summary>
    public static string Typed(string? typed)
    {
        var name = typed?.Trim() ?? "";
        return PersonFields.Phone(name) is { IsError: false, Value: var phone } ? phone : name;
    }

    public static string Normalize(string name) =>
        VietnameseText.Normalizable(name.Trim()).Normalize(System.Text.NormalizationForm.FormC).ToUpperInvariant();

    public string? NormalizeName(string? name) => name is null ? null : Normalize(name);

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
