using OpenProvince.Notices.Contracts;

namespace OpenProvince.Tasks.Features;

/// <summary>What people are told of tasks. Each has its words in the resources, under its name.</summary>
internal static class NoticeKinds
{
    public const string Code = "code", Due = "due", Unit = "unit";

    public static readonly NoticeKind
        Given = new("tasks.notice.given", NoticeGroup.Work, "flag", Code, Due),
        Handed = new("tasks.notice.handed", NoticeGroup.Work, "arrow-right", Code, Due),
        Returned = new("tasks.notice.returned", NoticeGroup.Work, "arrow-counterclockwise", Code, Due),
        Urged = new("tasks.notice.urged", NoticeGroup.Work, "bell", Code, Due),
        TimeGranted = new("tasks.notice.time-granted", NoticeGroup.Work, "calendar-check", Code, Due),
        TimeRefused = new("tasks.notice.time-refused", NoticeGroup.Work, "calendar-x", Code, Due),
        HandedIn = new("tasks.notice.handed-in", NoticeGroup.Work, "check2-square", Code, Unit),
        Declined = new("tasks.notice.declined", NoticeGroup.Work, "x-circle", Code, Unit),
        TimeAsked = new("tasks.notice.time-asked", NoticeGroup.Work, "hourglass-split", Code, Unit, Due),
        DueSoon = new("tasks.notice.due-soon", NoticeGroup.Work, "clock", Code, Due),
        Late = new("tasks.notice.late", NoticeGroup.Work, "exclamation-triangle", Code, Unit, Due),
        LateGiven = new("tasks.notice.late-given", NoticeGroup.Work, "exclamation-triangle", Code, Unit, Due),
        Recurring = new("tasks.notice.recurring", NoticeGroup.Work, "arrow-repeat");

    public static IReadOnlyList<NoticeKind> All =>
    [
        Given, Handed, Returned, Urged, TimeGranted, TimeRefused, HandedIn, Declined, TimeAsked, DueSoon, Late, LateGiven,
        Recurring,
    ];
}
