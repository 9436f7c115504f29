using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Domain;

/// <summary>How far back an intake from the paper register may reach; the days stand in Data/Rules/dossiers.json.</summary>
/// <param name="AloneDays">Calendar days an officer enters alone; beyond them a second person consents.</param>
/// <param name="MostDays">Calendar days beyond which nothing is entered.</param>
internal sealed record BackDating(int AloneDays, int MostDays)
{
    /// <summary>Null when the day may be entered by one officer or by two.</summary>
    public Error? Refusal(DateOnly day, DateOnly today) => Days(day, today) > MostDays ? DossierErrors.TooFarBack(MostDays) : null;

    public bool NeedsConsent(DateOnly day, DateOnly today) => Days(day, today) > AloneDays;

    private static int Days(DateOnly day, DateOnly today) => today.DayNumber - day.DayNumber;
}
