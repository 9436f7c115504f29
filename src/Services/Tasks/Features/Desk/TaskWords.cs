using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;
using OpenProvince.Time;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features.Desk;

/// <summary>Units, people, states, time left and progress in the words of the pages.</summary>
internal sealed class TaskWords(Texts texts, DeadlineWords deadlines, DayWords days, IAgencies agencies, IStaff staff)
{
    public string Unit(long id) => agencies.Find(new AgencyId(id))?.ShortName ?? "";

    public string Person(string actor) => staff.FindByActor(actor)?.Name ?? texts["tasks.actor.system"];

    public string Holder(Assignment one) => Holder(one.Holder);

    public string Holder(Holder? holder) => holder is not { } at ? texts["tasks.holder.none"]
        : at.Officer is { } officer ? $"{Person(officer)}, {Unit(at.Agency)}" : Unit(at.Agency);

    public string State(TaskState state) => texts[$"tasks.state.{(int)state}"];

    public string Field(string code) => texts[$"tasks.field.{code}"];

    public string? Grade(string? code) => code is null ? null : texts[$"tasks.grade.{code}"];

    public string Kept(bool kept) => texts[kept ? "tasks.board.kept" : "tasks.board.not-kept"];

    public TagCell Tag(TaskState state) => state switch
    {
        TaskState.Given => new(State(state), "inbox", 1),
        TaskState.Working => new(State(state), "arrow-repeat", 4),
        TaskState.HandedIn => new(State(state), "check2", 2),
        TaskState.Returned => new(State(state), "box-arrow-left", 7),
        TaskState.Declined or TaskState.Refused => new(State(state), "slash-circle", 8),
        TaskState.Accepted or TaskState.Granted => new(State(state), "check-circle", 9),
        TaskState.Asked => new(State(state), "hourglass-split", 5),
        _ => new(State(state), "x-octagon", 3),
    };

    /// <summary>Time left of what runs, how it was judged of what ended; handed in it is judged by that moment.</summary>
    public DueText? Due(Assignment one, LegalClock clock, Instant now)
    {
        if (one.Promise.Judged is { } judged) return new(judged is Timeliness.Late ? DueKind.Late : DueKind.Done, deadlines.Of(judged));
        if (!one.IsOpen || one is not { Due: { } due, Promise.From: { } from }) return null;
        var standing = clock.Stand(Assignment.ByDay, from, due, null, one.HandedInAt ?? now);
        return new(standing.State switch
        {
            DeadlineState.Overdue => DueKind.Over,
            DeadlineState.NearDeadline => DueKind.Near,
            _ => DueKind.Within,
        }, deadlines.Of(standing));
    }

    /// <summary>Percent of its working time that is over: what even progress would have reached.</summary>
    public static int Pace(Assignment one, LegalClock clock, Instant now)
    {
        if (one is not { Due: { } due, Promise.From: { } from } || now <= from) return 0;
        var all = clock.MinutesLeft(from, due);
        return all <= 0 ? 100 : (int)Math.Clamp(clock.MinutesLeft(from, one.HandedInAt ?? now) * 100 / all, 0, 100);
    }

    public string When(Instant at, Instant now) => days.When(at, now);

    public string Moment(Instant at) => $"{DayWords.Clock(at)} {days.Long(at.LocalDay())}";

    public string Day(DateOnly day) => days.Long(day);

    public string Line(int line) => texts[$"tasks.line.{line}"];

    public string Period(Period period) => period.Kind switch
    {
        PeriodKind.Week => texts["tasks.period.week",
            ("from", $"{period.First:dd/MM}"), ("to", period.Last.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture))],
        PeriodKind.Month => texts["tasks.period.month", ("month", $"{period.First:MM/yyyy}")],
        PeriodKind.Quarter => texts["tasks.period.quarter", ("quarter", period.Quarter), ("year", period.First.Year)],
        _ => texts["tasks.period.year", ("year", period.First.Year)],
    };

    /// <summary>The same where the year goes without saying.</summary>
    public string Short(Period period) => texts[$"tasks.period.short.{period.Kind}",
        ("n", period.Kind switch { PeriodKind.Month => period.First.Month, PeriodKind.Quarter => period.Quarter, _ => period.First.Year })];

    public static string Iso(Instant at) => at.ToLocal().ToString("yyyy-MM-dd'T'HH:mm'+07:00'", CultureInfo.InvariantCulture);
}
