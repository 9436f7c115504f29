using System.Globalization;
using OpenProvince.Kernel;

namespace OpenProvince.Time;

/// <summary>Deadlines in words: "Còn 3 ngày 2 giờ", "Quá 1 ngày 5 giờ", "Tạm dừng, còn 4 ngày".</summary>
public sealed class DeadlineWords(Texts texts, DayWords days)
{
    /// <summary>The two largest units; minutes only under one day. Empty when nothing of a minute is left.</summary>
    public string Amount(WorkingSpan span)
    {
        var (hours, minutes) = Math.DivRem(span.Minutes, 60);
        if (span.Days > 0)
            return hours == 0 ? Count("days", span.Days) : $"{Count("days", span.Days)} {Count("hours", hours)}";
        if (hours == 0) return minutes == 0 ? "" : Count("minutes", minutes);
        return minutes == 0
            ? Count("hours", hours)
            : $"{Count("hours", hours)} {texts["time.count.minutes", ("n", minutes.ToString("00", CultureInfo.InvariantCulture))]}";
    }

    /// <summary>The words of a deadline chip.</summary>
    public string Of(Standing standing)
    {
        var amount = Amount(standing.Time);
        var key = (standing.State == DeadlineState.Paused, standing.IsOver) switch
        {
            (true, false) => "time.due.paused",
            (true, true) => "time.due.paused-over",
            (false, false) => "time.due.left",
            (false, true) => "time.due.over",
        };
        return amount == "" ? texts[$"{key}.none"] : texts[key, ("amount", amount)];
    }

    /// <summary>"Trước hạn", "Đúng hạn", "Quá hạn".</summary>
    public string Of(Timeliness timeliness) => texts[$"time.done.{timeliness}"];

    /// <summary>The period as a rule states it: "3 ngày làm việc".</summary>
    public string Of(Duration duration) => texts[$"time.duration.{duration.Unit}", ("n", duration.Amount)];

    /// <summary>The promise for this minute: "Có kết quả trước 17:00 hôm nay".</summary>
    public string Promise(Instant due, Instant now) => texts["time.promise", ("when", days.When(due, now))];

    /// <summary>The ruler in one sentence, for those who do not see it.</summary>
    public string Of(Ruler ruler, Instant due)
    {
        var off = ruler.Parts.Where(p => p.Kind == RulerKind.Off).SelectMany(p => p.Days)
            .Where(d => d.Kind != DayKind.WeeklyRest).Select(days.Off).ToArray();
        var where = ruler.Day > ruler.Total
            ? texts["time.ruler.over", ("over", ruler.Day - ruler.Total)]
            : ruler.Day == 0 ? texts["time.ruler.before", ("total", ruler.Total)]
            : texts["time.ruler.day", ("day", ruler.Day), ("total", ruler.Total)];
        var hatch = off.Length == 0 ? "" : $" {texts["time.ruler.off", ("days", string.Join(", ", off))]}";
        return $"{texts["time.ruler"]}: {where}{hatch} " +
            $"{texts["time.ruler.due", ("due", $"{DayWords.Clock(due)} {days.Long(due.LocalDay())}")]}";
    }

    private string Count(string unit, int n) => texts[$"time.count.{unit}", ("n", n)];
}
