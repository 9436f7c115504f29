using System.Globalization;

using OpenProvince.Dossiers.Domain.Procedures;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Features.Citizen;

/// <summary>Terms, money and days on the citizen pages, on top of the words of the time engine.</summary>
internal sealed class CitizenWords(Texts texts, DayWords days, DeadlineWords deadlines)
{
    public string Term(ProcessingTerm term) => deadlines.Of(CitizenGuide.DurationOf(term));

    public string Fee(FeeLine? fee) => fee is null or { Amount: 0 } ? texts["dossiers.citizen.fee.none"] : Money(fee.Amount);

    public string? FeePer(FeeLine? fee) => fee is null or { Amount: 0 } ? null : texts["dossiers.citizen.fee.per", ("unit", fee.Per)];

    public string Money(long dong) => texts["dossiers.citizen.money", ("amount", dong.ToString("N0", CultureInfo.CurrentCulture))];

    public string Level(OnlineLevel level) => level switch
    {
        OnlineLevel.Full => texts["dossiers.citizen.level.full"],
        OnlineLevel.Partial => texts["dossiers.citizen.level.partial"],
        _ => texts["dossiers.citizen.level.info-only"],
    };

    public string Weekday(DateOnly day) => days.Weekday(day);

    public static string ShortDate(DateOnly day) => day.ToString("dd/MM", CultureInfo.InvariantCulture);

    /// <summary>"hôm nay", or "thứ Sáu 27/11", with the year when it is another one.</summary>
    public string Day(DateOnly day, DateOnly today)
    {
        if (day == today) return texts["dossiers.citizen.day.today"];
        return $"{Weekday(day)} {(day.Year == today.Year ? ShortDate(day) : DayWords.Date(day))}";
    }

    /// <summary>"10:20 hôm nay"</summary>
    public string Moment(Instant at, DateOnly today) => $"{DayWords.Clock(at)} {Day(at.LocalDay(), today)}";

    /// <summary>"17:00 thứ Sáu 27/11/2026"</summary>
    public string FullMoment(Instant at) => $"{DayWords.Clock(at)} {days.Long(at.LocalDay())}";

    public string FullDay(DateOnly day) => days.Long(day);

    /// <summary>"14:32:05 thứ Hai 23/11/2026"</summary>
    public string ExactMoment(Instant at) =>
        $"{at.ToLocal().ToString("HH:mm:ss", CultureInfo.InvariantCulture)} {days.Long(at.LocalDay())}";

    public static string Iso(Instant at) => at.ToLocal().ToString("yyyy-MM-dd'T'HH:mm'+07:00'", CultureInfo.InvariantCulture);

    public static string Size(long bytes) => bytes < 1024 * 1024
        ? $"{Math.Max(1, bytes / 1024).ToString("N0", CultureInfo.CurrentCulture)} KB"
        : $"{(bytes / 1048576.0).ToString("N1", CultureInfo.CurrentCulture)} MB";
}
