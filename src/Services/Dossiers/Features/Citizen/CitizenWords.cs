using System.Globalization;

using OpenProvince.Dossiers.Domain.Procedures;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Features.Citizen;

/// <summary>Terms, money, days and time left, in the words of the house.</summary>
internal sealed class CitizenWords(Texts texts)
{
    public string Term(ProcessingTerm term) => term.Unit switch
    {
        TermUnit.SameDay => texts["dossiers.citizen.term.same-day"],
        TermUnit.WorkingHour => texts["dossiers.citizen.term.working-hours", ("n", term.Amount)],
        TermUnit.CalendarDay => texts["dossiers.citizen.term.days", ("n", term.Amount)],
        TermUnit.Month => texts["dossiers.citizen.term.months", ("n", term.Amount)],
        _ => texts["dossiers.citizen.term.working-days", ("n", term.Amount)],
    };

    public string Fee(FeeLine? fee) => fee is null or { Amount: 0 } ? texts["dossiers.citizen.fee.none"] : Money(fee.Amount);

    public string? FeePer(FeeLine? fee) => fee is null or { Amount: 0 } ? null : texts["dossiers.citizen.fee.per", ("unit", fee.Per)];

    public string Money(long dong) => texts["dossiers.citizen.money", ("amount", dong.ToString("N0", CultureInfo.CurrentCulture))];

    public string Level(OnlineLevel level) => level switch
    {
        OnlineLevel.Full => texts["dossiers.citizen.level.full"],
        OnlineLevel.Partial => texts["dossiers.citizen.level.partial"],
        _ => texts["dossiers.citizen.level.info-only"],
    };

    /// <summary>"thứ Sáu"</summary>
    public static string Weekday(DateOnly day)
    {
        var name = day.ToString("dddd", CultureInfo.CurrentUICulture);
        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "vi" ? char.ToLower(name[0], CultureInfo.CurrentUICulture) + name[1..] : name;
    }

    public static string Date(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string ShortDate(DateOnly day) => day.ToString("dd/MM", CultureInfo.InvariantCulture);

    public static string Clock(Instant at) => at.ToLocal().ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"hôm nay", or "thứ Sáu 27/11", with the year when it is another one.</summary>
    public string Day(DateOnly day, DateOnly today)
    {
        if (day == today) return texts["dossiers.citizen.day.today"];
        return $"{Weekday(day)} {(day.Year == today.Year ? ShortDate(day) : Date(day))}";
    }

    public string FullDay(DateOnly day) => $"{Weekday(day)} {Date(day)}";

    /// <summary>"10:20 hôm nay"</summary>
    public string Moment(Instant at, DateOnly today) => $"{Clock(at)} {Day(at.LocalDay(), today)}";

    /// <summary>"17:00 thứ Sáu 27/11/2026"</summary>
    public string FullMoment(Instant at) => $"{Clock(at)} {FullDay(at.LocalDay())}";

    public static string Iso(Instant at) => at.ToLocal().ToString("yyyy-MM-dd'T'HH:mm'+07:00'", CultureInfo.InvariantCulture);

    public string Promise(Instant due, DateOnly today) =>
        texts["dossiers.citizen.promise", ("time", Clock(due)), ("day", Day(due.LocalDay(), today))];

    /// <summary>The largest two units; minutes only under one day.</summary>
    public string Span(WorkingSpan span)
    {
        var (hours, minutes) = (span.Minutes / 60, span.Minutes % 60);
        if (span.Days > 0)
            return hours > 0 ? texts["dossiers.citizen.span.days-hours", ("d", span.Days), ("h", hours)] : texts["dossiers.citizen.span.days", ("d", span.Days)];
        if (hours > 0)
            return minutes > 0 ? texts["dossiers.citizen.span.hours-minutes", ("h", hours), ("m", minutes)] : texts["dossiers.citizen.span.hours", ("h", hours)];
        return texts["dossiers.citizen.span.minutes", ("m", minutes)];
    }

    public static string Size(long bytes) => bytes < 1024 * 1024
        ? $"{Math.Max(1, bytes / 1024).ToString("N0", CultureInfo.CurrentCulture)} KB"
        : $"{(bytes / 1048576.0).ToString("N1", CultureInfo.CurrentCulture)} MB";
}
