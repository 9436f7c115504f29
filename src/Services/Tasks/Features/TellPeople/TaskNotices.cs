using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;
using OpenProvince.Tasks.Features.Desk;

namespace OpenProvince.Tasks.Features;

/// <summary>
/// Who is told what of an event; nobody of what is over meanwhile: the task ended or is another unit's, the result or the request was
/// decided. Nobody is told of what they did themselves.
/// </summary>
internal sealed class TaskNotices(TaskPeople people)
{
    public NewNotice? Of(RecordedEvent e, Assignment one) => e.Body switch
    {
        TaskAssigned it => ToUnit(NoticeKinds.Given, e, one, new(it.To, it.Officer), new Instant(it.FirstDue)),
        TaskReassigned it => ToUnit(NoticeKinds.Given, e, one, new(it.To, it.Officer), one.Due),
        TaskHandedOver it => ToUnit(NoticeKinds.Handed, e, one, new(it.To, it.Officer), one.Due),
        TaskUrged { To: { } unit } it => ToUnit(NoticeKinds.Urged, e, one, new(unit, it.Officer), one.Due),
        // The step can be taken back for a minute, and so long nobody is told.
        TaskReturned when one is { State: TaskState.Returned, Holder: { } holder } =>
            ToUnit(NoticeKinds.Returned, e, one, holder, one.Due) is { } back ? back with { Held = true } : null,
        TaskDueMoved { Ask: not null } it when one.Holder is { } holder =>
            ToUnit(NoticeKinds.TimeGranted, e, one, holder, new Instant(it.Due)),
        TaskTimeNotGiven { State: TaskState.Refused } when one.Holder is { } holder =>
            ToUnit(NoticeKinds.TimeRefused, e, one, holder, one.Due),
        TaskHandedIn when one is { State: TaskState.HandedIn, Holder: { } holder } =>
            Make(NoticeKinds.HandedIn, people.Of(holder, TaskDuty.Accept), e, one),
        TaskDeclined when one is { State: TaskState.Declined, Holder: { } holder } =>
            Make(NoticeKinds.Declined, people.Of(holder, TaskDuty.Reassign), e, one),
        TaskTimeAsked it when one.OpenAsk == it.Ask =>
            Make(NoticeKinds.TimeAsked, people.Deciders(one, e.Stamp.Actor), e, one, new Instant(it.Wanted)),
        _ => null,
    };

    /// <summary>To who works on it, while the unit has it.</summary>
    private NewNotice? ToUnit(NoticeKind kind, RecordedEvent e, Assignment one, Holder holder, Instant? due) =>
        one.State is TaskState.Given or TaskState.Working or TaskState.Returned && one.LeadAgency == holder.Agency
            ? Make(kind, people.Of(holder, TaskDuty.Report), e, one, due)
            : null;

    private NewNotice Make(NoticeKind kind, IEnumerable<StaffInfo> to, RecordedEvent e, Assignment one, Instant? due = null) =>
        Make(kind, to.Where(officer => officer.ActorId != e.Stamp.Actor), one, people.Unit(one), due, e.Id);

    /// <summary>With those facts the kind has fields for.</summary>
    public static NewNotice Make(
        NoticeKind kind, IEnumerable<StaffInfo> to, Assignment one, string unit, Instant? due, string key)
    {
        var facts = new Dictionary<string, NoticeFact>(StringComparer.Ordinal) { [NoticeKinds.Code] = one.Code! };
        if (kind.Fields.Contains(NoticeKinds.Unit)) facts[NoticeKinds.Unit] = unit;
        if (due is { } day) facts[NoticeKinds.Due] = day;
        return new NewNotice(
            kind.Name, [.. to.Select(officer => officer.Person)], $"task-{one.Id}", facts, TaskLinks.Task(one.Code!), key);
    }
}
