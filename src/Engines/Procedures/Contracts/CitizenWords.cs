using System.Globalization;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Procedures.Contracts;

/// <summary>Terms, money and days on the citizen pages, on top of the words of the time engine.</summary>
public sealed class CitizenWords(Texts texts, DayWords days, DeadlineWords deadlines)
{
    public string Term(ProcessingTerm term) => deadlines.Of(CitizenGuide.DurationOf(term));

    public string Fee(FeeLine? fee) => fee is null or { Amount: 0 } ? texts["procedures.fee.none"] : Money(fee.Amount);

    public string? FeePer(FeeLine? fee) => fee is null or { Amount: 0 } ? null : texts["procedures.fee.per", ("unit", fee.Per)];

    public string Money(long dong) => texts["procedures.money", ("amount", dong.ToString("N0", CultureInfo.CurrentCulture))];

    public string Level(OnlineLevel level) => level switch
    {
        OnlineLevel.Full => texts["procedures.level.full"],
        OnlineLevel.Partial => texts["procedures.level.partial"],
        _ => texts["procedures.level.info-only"],
    };

    public string Weekday(DateOnly day) => days.Weekday(day);

    public static string ShortDate(DateOnly day) => day.ToString("dd/MM", CultureInfo.InvariantCulture);

    /// <summary>"hôm nay", or "thứ Sáu 27/11", with the year when it is another one.</summary>
    public string Day(DateOnly day, DateOnly today)
    {
        if (day == today) return texts["procedures.day.today"];
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

    /// <summary>
    /// Both dates of a filing that was not taken yet; equal on the procedure page, check-answers, the receipt and tracking.
    /// </summary>
    public string Promise(Instant reply, Instant latest) => $"{PromisedReply(reply)} {PromisedResult(latest)}";

    public string PromisedReply(Instant reply) => texts["procedures.promise.reply", ("reply", FullMoment(reply))];

    public string PromisedResult(Instant latest) => texts["procedures.promise.latest", ("latest", FullMoment(latest))];

    public static string Iso(Instant at) => at.ToLocal().ToString("yyyy-MM-dd'T'HH:mm'+07:00'", CultureInfo.InvariantCulture);

    public static string Size(long bytes) => bytes < 1024 * 1024
        ? $"{Math.Max(1, bytes / 1024).ToString("N0", CultureInfo.CurrentCulture)} KB"
        : $"{(bytes / 1048576.0).ToString("N1", CultureInfo.CurrentCulture)} MB";
}
