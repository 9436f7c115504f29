using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;

namespace OpenProvince.Dossiers.Domain;

/// <summary>What somebody types into a search for dossiers.</summary>
internal static class SearchedText
{
    /// <summary>
    /// Whether it may be a phone, identity, passport or tax number, which has no place in an address. A code, or a part of one written
    /// with its dots or dashes, is none, although a passport number may read the same without them.
    /// </summary>
    public static bool NamesPerson(string? text) => PersonFields.SearchedNumbers(text).Count > 0 && !IsCode(text!);

    private static bool IsCode(string text) =>
        DossierCode.TryParse(text, out _)
            || (DossierCode.Spelled(text).AsSpan().ContainsAny('.', '-') && CodePart.TryParse(text) is not null);
}
