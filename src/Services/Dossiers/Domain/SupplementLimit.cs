using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Domain;

/// <summary>
/// Until when the citizen may bring what is missing: the end of a day the officer named, never before the rule's, or of the rule's.
/// </summary>
internal static class SupplementLimit
{
    /// <summary>The last day of a citizen to whom the officer names none.</summary>
    public static DateOnly Usual(Instant now) => now.LocalDay().AddDays(DossierRules.Current.SupplementDaysOn(now.LocalDay()).Usual);

    public static Result<Instant> Of(DateOnly? named, Instant now)
    {
        var today = now.LocalDay();
        var least = DossierRules.Current.SupplementDaysOn(today).Least;
        var day = named ?? Usual(now);
        if (day < today.AddDays(least)) return DossierErrors.LimitTooEarly(today.AddDays(least));
        if (day <= today || day > today.AddYears(1)) return DossierErrors.LimitOutOfRange;
        return day.AddDays(1).Start() - TimeSpan.FromMinutes(1);
    }
}
