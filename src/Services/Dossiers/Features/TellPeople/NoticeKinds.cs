using OpenProvince.Notices.Contracts;

namespace OpenProvince.Dossiers.Features;

/// <summary>What people are told of dossiers. Each has its words in the resources, under its name.</summary>
internal static class NoticeKinds
{
    public const string Code = "code", Due = "due", Old = "old", Limit = "limit", Near = "near", Over = "over", Unit = "unit",
        Waiting = "waiting";

    public static readonly NoticeKind
        Accepted = new("dossiers.notice.accepted", NoticeGroup.Progress, "inbox", Code, Due),
        PapersWanted = new("dossiers.notice.papers-wanted", NoticeGroup.Need, "file-earmark-arrow-up", Code, Limit),
        PaymentWanted = new("dossiers.notice.payment-wanted", NoticeGroup.Need, "cash", Code),
        Resumed = new("dossiers.notice.resumed", NoticeGroup.Progress, "play", Code, Due),
        Moved = new("dossiers.notice.moved", NoticeGroup.Promise, "calendar-event", Code, Old, Due),
        Ready = new("dossiers.notice.ready", NoticeGroup.Result, "check-circle", Code),
        Refused = new("dossiers.notice.refused", NoticeGroup.Result, "x-circle", Code),
        Stopped = new("dossiers.notice.stopped", NoticeGroup.Result, "x-circle", Code),
        Handed = new("dossiers.notice.handed", NoticeGroup.Work, "arrow-right", Code, Due),
        ToDecide = new("dossiers.notice.to-decide", NoticeGroup.Work, "pen", Code),
        PapersCame = new("dossiers.notice.papers-came", NoticeGroup.Work, "paperclip", Code),
        Awaiting = new("dossiers.notice.awaiting", NoticeGroup.Work, "inbox", Unit, Waiting),
        DueSoon = new("dossiers.notice.due-soon", NoticeGroup.Work, "clock", Near, Over),
        Breaches = new("dossiers.notice.breaches", NoticeGroup.Work, "exclamation-triangle", Unit, Over);

    public static IReadOnlyList<NoticeKind> All =>
    [
        Accepted, PapersWanted, PaymentWanted, Resumed, Moved, Ready, Refused, Stopped, Handed, ToDecide, PapersCame, Awaiting, DueSoon,
        Breaches,
    ];
}
