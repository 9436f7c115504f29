using System.Globalization;
using OpenProvince.Kernel;

namespace OpenProvince.Time;

/// <summary>Days and moments as people write them: 23/11/2026, 14:32, weekday written out near a deadline.</summary>
public sealed class DayWords(Texts texts)
{
    /// <summary>"23/11/2026".</summary>
    public static string Date(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>"14:32".</summary>
    public static string Clock(Instant at) => at.ToLocal().ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"thứ Sáu".</summary>
    public string Weekday(DateOnly date) => texts[$"time.weekday.{(int)date.DayOfWeek}"];

    /// <summary>"T6 27/11", for narrow places.</summary>
    public string Short(DateOnly date) =>
        $"{texts[$"time.weekday.short.{(int)date.DayOfWeek}"]} {date.ToString("dd/MM", CultureInfo.InvariantCulture)}";

    /// <summary>"thứ Sáu 27/11/2026".</summary>
    public string Long(DateOnly date) => $"{Weekday(date)} {Date(date)}";

    /// <summary>"17:00 hôm nay", "17:00 ngày mai", else "17:00 thứ Sáu 27/11/2026".</summary>
    public string When(Instant at, Instant now) => (at.LocalDay().DayNumber - now.LocalDay().DayNumber) switch
    {
        0 => texts["time.when.today", ("time", Clock(at))],
        1 => texts["time.when.tomorrow", ("time", Clock(at))],
        -1 => texts["time.when.yesterday", ("time", Clock(at))],
        _ => $"{Clock(at)} {Long(at.LocalDay())}",
    };

    /// <summary>What kind of day it is: "Nghỉ lễ".</summary>
    public string Kind(DayKind kind) => texts[$"time.kind.{kind}"];

    /// <summary>Why the day is as it is: "Nghỉ lễ: Ngày Văn hóa Việt Nam". A name that says its kind stands alone.</summary>
    public string Reason(CalendarDay day)
    {
        var kind = Kind(day.Kind);
        if (day.Name == "" || day.Kind == DayKind.WeeklyRest) return kind;
        return day.Name.StartsWith(kind, StringComparison.CurrentCultureIgnoreCase)
            ? day.Name
            : texts["time.reason", ("kind", kind), ("name", day.Name)];
    }

    /// <summary>"thứ Ba 24/11 nghỉ lễ", for sentences beside a deadline.</summary>
    public string Off(CalendarDay day) => texts["time.off", ("day", Weekday(day.Date)),
        ("date", day.Date.ToString("dd/MM", CultureInfo.InvariantCulture)), ("kind", texts[$"time.off.{day.Kind}"])];
}
