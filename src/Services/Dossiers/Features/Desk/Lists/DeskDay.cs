using System.Globalization;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>The day beside the title of the queue, and a day off that explains the dates below it.</summary>
internal sealed class DeskDay(LegalClocks clocks, DayWords days, Texts texts)
{
    private const int Ahead = 7;

    public async ValueTask<string> SayAsync(Actor actor, Instant now, CancellationToken ct)
    {
        var calendar = actor.Active is { } post ? (await clocks.NowAsync(ct)).For(post.Agency).Calendar : null;
        var today = $"{days.Long(now.LocalDay())}, {DayWords.Clock(now)}.{OffSoon(calendar, now.LocalDay())}";
        return char.ToUpper(today[0], CultureInfo.CurrentCulture) + today[1..];
    }

    /// <summary>The next day off at the officer's own unit inside a week that is no weekend.</summary>
    private string OffSoon(WorkingCalendar? calendar, DateOnly today)
    {
        for (var day = today.AddDays(1); calendar is not null && day <= today.AddDays(Ahead) && day <= calendar.Last; day = day.AddDays(1))
            if (calendar.Day(day) is { Kind: not (DayKind.Working or DayKind.WeeklyRest or DayKind.SwapWork) } off)
                return $" {texts["dossiers.desk.off-soon", ("day", days.Off(off))]}";
        return "";
    }
}
