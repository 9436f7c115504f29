using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Domain;

/// <summary>Whether two records of a person name the same one.</summary>
internal static class SamePerson
{
    /// <summary>The same name, marks and capitals aside, and no identity number that speaks against it.</summary>
    public static bool Is(PersonData one, PersonData other) =>
        VietnameseText.Fold(one.Name) == VietnameseText.Fold(other.Name)
        && (string.IsNullOrEmpty(one.IdentityNumber) || string.IsNullOrEmpty(other.IdentityNumber)
            || one.IdentityNumber == other.IdentityNumber);
}
