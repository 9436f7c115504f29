using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Domain;

/// <summary>
/// Until when the citizen may bring what is missing: the end of a day the officer named, never before the rule's, or of the rule's.
/// </summary>
internal static class SupplementLimit
{
    public static Result<Instant> Of(DateOnly? named, Instant now)
    {
        var today = now.LocalDay();
        var (days, least) = DossierRules.Current.SupplementDaysOn(today);
        var day = named ?? today.AddDays(days);
        if (day < today.AddDays(least)) return DossierErrors.LimitTooEarly(today.AddDays(least));
        if (day <= today || day > today.AddYears(1)) return DossierErrors.LimitOutOfRange;
        return day.AddDays(1).Start() - TimeSpan.FromMinutes(1);
    }
}
