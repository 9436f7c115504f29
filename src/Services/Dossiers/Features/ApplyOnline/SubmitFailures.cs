using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Dossiers.Features.ApplyOnline;

/// <summary>
/// Where a refused filing leads and what it says there. The address carries a code of these lists only; anything else in it
/// is ignored, so nobody can make our page say their words or show a sentence with holes.
/// </summary>
internal static class SubmitFailures
{
    /// <summary>Refusals of the whole draft or filing, each a sentence without placeholders.</summary>
    private static readonly Dictionary<string, Error> Known = new Error[]
    {
        DossierErrors.ProcedureUnknown, DossierErrors.ProcedureNotInForce, DossierErrors.ChannelUnknown, DossierErrors.AnswersTooLong,
        DossierErrors.PaperMalformed, DossierErrors.FileOnNationalPortal, DossierErrors.AgencyUnknown,
        DossierErrors.TooManyDrafts, DossierErrors.TooManyDraftsNearby, DossierErrors.DraftChanged, DossierErrors.TooManyFilings(default),
    }.ToDictionary(error => error.Code, StringComparer.Ordinal);

    public static bool Knows(Error error) => Known.ContainsKey(error.Code);

    public static string? Sentence(Texts texts, string? code) =>
        code is not null && Known.TryGetValue(code, out var error) ? texts.Error(error) : null;

    /// <summary>The form's field for a field of the filing: owner.identityNumber was asked as ownerIdentity.</summary>
    public static string? FieldOf(Error error) => error.Field?.Split('.') switch
    {
        ["agency"] => StandardSections.Agency,
        [var who, "name"] => $"{who}Name",
        [var who, "identityNumber"] => $"{who}Identity",
        [var who, "phone"] => $"{who}Phone",
        [var who, "email"] => $"{who}Email",
        [var who, "address"] => $"{who}Address",
        _ => null,
    };
}
