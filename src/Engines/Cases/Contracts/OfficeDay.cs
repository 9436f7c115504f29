using System.Globalization;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Cases.Contracts;

/// <summary>The day as an officer's own unit has it: beside the title of lists, and as groups of what is due when.</summary>
public sealed class OfficeDay(LegalClocks clocks, DayWords days, Texts texts)
{
    private const int Ahead = 7;

    /// <summary>The day beside a title, and a day off that explains the dates below it.</summary>
    public async ValueTask<string> SayAsync(Actor actor, Instant now, CancellationToken ct)
    {
        var calendar = await CalendarAsync(actor, ct);
        var today = $"{days.Long(now.LocalDay())}, {DayWords.Clock(now)}.{OffSoon(calendar, now.LocalDay())}";
        return char.ToUpper(today[0], CultureInfo.CurrentCulture) + today[1..];
    }

    /// <summary>How rows are grouped by when.</summary>
    public async ValueTask<InboxGroups> GroupsAsync(Actor actor, Instant now, CancellationToken ct) =>
        new(await CalendarAsync(actor, ct), now, days, texts);

    private async ValueTask<WorkingCalendar?> CalendarAsync(Actor actor, CancellationToken ct) =>
        actor.Active is { } post ? (await clocks.NowAsync(ct)).For(post.Agency).Calendar : null;

    /// <summary>The next day off at the officer's own unit inside a week that is no weekend.</summary>
    private string OffSoon(WorkingCalendar? calendar, DateOnly today)
    {
        for (var day = today.AddDays(1); calendar is not null && day <= today.AddDays(Ahead) && day <= calendar.Last; day = day.AddDays(1))
            if (calendar.Day(day) is { Kind: not (DayKind.Working or DayKind.WeeklyRest or DayKind.SwapWork) } off)
                return $" {texts["cases.off-soon", ("day", days.Off(off))]}";
        return "";
    }
}

/// <summary>What is due when, in words: late, today, the next two working days, later; then what waits and what lies ready.</summary>
public sealed class InboxGroups(WorkingCalendar? calendar, Instant now, DayWords days, Texts texts)
{
    private readonly DateOnly today = now.LocalDay();
    private readonly DateOnly later = WorkingDay(calendar, now.LocalDay(), 3);

    /// <summary>Rows of one group follow one another in the order of the list.</summary>
    internal string Of(InboxRow row) => row.Bucket switch
    {
        1 => texts["cases.inbox.group.waiting"],
        2 => texts["cases.inbox.group.ready"],
        3 => texts["cases.inbox.group.ended"],
        _ when row.SortAt < now => texts["cases.inbox.group.overdue"],
        _ => OfDay(row.SortAt.LocalDay()),
    };

    private string OfDay(DateOnly day)
    {
        if (day == today) return texts["cases.inbox.group.today"];
        if (day >= later) return texts["cases.inbox.group.from", ("day", days.Long(later))];
        var said = days.Long(day);
        return char.ToUpper(said[0], CultureInfo.CurrentCulture) + said[1..];
    }

    private static DateOnly WorkingDay(WorkingCalendar? calendar, DateOnly from, int days) =>
        calendar is null || from < calendar.First || from.AddDays(days + 14) > calendar.Last
            ? from.AddDays(days)
            : calendar.AddWorkingDays(from, days);
}
