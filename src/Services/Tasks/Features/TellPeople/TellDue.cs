using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;
using OpenProvince.Time;

namespace OpenProvince.Tasks.Features;

/// <summary>
/// Each working morning: whoever holds a task some days before its day, the unit's leader when it is late, and who assigned when it still
/// is; each once for a day that was given.
/// </summary>
internal sealed class TellDue(Database database, INotices notices, TaskPeople people, LegalClocks clocks) : IDailyTelling
{
    public async Task TellAsync(UnitOfWork work, DateOnly day, CancellationToken ct)
    {
        var (rule, clock) = (TaskRules.Current.RemindersOn(day), await clocks.NowAsync(ct));
        var running = await database.QueryAsync(TaskStore.Listed,
            $"{Assignment.Map.Select} where bucket = 0 and due is not null and role <> $1 order by due, id", [(int)TaskRole.Ask], ct);
        foreach (var one in running)
            if (clock.For(one.LeadAgency).Calendar is var calendar && calendar.Counts(day))
                foreach (var notice in Of(one, rule, day, calendar)) await notices.FileAsync(work, notice, ct);
    }

    private IEnumerable<NewNotice> Of(Assignment one, TaskReminders rule, DateOnly day, WorkingCalendar calendar)
    {
        var (due, unit) = (one.Due!.Value.LocalDay(), people.Unit(one));
        if (one is { Holder: { } holder, Next: { } next, Promise.From: { } from }
            && rule.StepOn(day, from.LocalDay(), due, calendar) is { } step)
            yield return TaskNotices.Make(
                NoticeKinds.DueSoon, people.Of(holder, (TaskDuty)next.Duty), one, unit, one.Due, $"{Key()}-before-{step}");
        if (one.State is not TaskState.Declined && rule.TellsUnitLeader(day, due, calendar))
            yield return TaskNotices.Make(NoticeKinds.Late, people.UnitLeaders(one), one, unit, one.Due, $"{Key()}-late");
        if (rule.TellsAssigner(day, due, calendar))
            yield return TaskNotices.Make(NoticeKinds.LateGiven, people.Assigner(one), one, unit, one.Due, $"{Key()}-late-given");

        string Key() => $"task-{one.Id}-{due.ToNumber()}";
    }
}
