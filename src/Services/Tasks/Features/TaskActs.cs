using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>A verb with what the aggregate calls it.</summary>
internal sealed record OfferedAct(TaskAct Act, ActFacts Facts);

/// <summary>Every verb on a task, in the order pages offer them, and which of them are open now to somebody.</summary>
internal sealed class TaskActs(PermissionDecision permissions, Clock clock)
{
    public static readonly IReadOnlyList<OfferedAct> All =
    [
        new(TaskAct.Take, TakeTask.About), new(TaskAct.Report, ReportTask.About), new(TaskAct.HandIn, HandInTask.About),
        new(TaskAct.HandOver, HandOverTask.About), new(TaskAct.AskForTime, AskForTime.About), new(TaskAct.Decline, DeclineTask.About),
        new(TaskAct.Accept, AcceptTask.About), new(TaskAct.Return, ReturnTask.About), new(TaskAct.GrantTime, GrantTime.About),
        new(TaskAct.RefuseTime, RefuseTime.About), new(TaskAct.Urge, UrgeTask.About), new(TaskAct.AddPart, AddPart.About),
        new(TaskAct.Reassign, ReassignTask.About), new(TaskAct.Cancel, CancelTask.About),
    ];

    /// <summary>Which verbs the task allows and the reader may use now.</summary>
    /// <param name="one">Read to act.</param>
    /// <param name="openPart">A part of it that is not done.</param>
    /// <param name="actor">The reader.</param>
    public IReadOnlyList<OfferedAct> Of(Assignment one, Assignment? openPart, Actor actor) =>
        [.. All.Where(act => May(one, actor, act.Facts) && Why(act.Act, one, openPart, actor) is null)];

    /// <summary>What the reader's role would allow and the task does not now, with the reason.</summary>
    public IReadOnlyList<(OfferedAct Act, Error Why)> Closed(Assignment one, Assignment? openPart, Actor actor) =>
    [
        .. All.Where(act => Concerns(act, one, actor) && May(one, actor, act.Facts))
            .Select(act => (act, Why: Why(act.Act, one, openPart, actor)))
            .Where(both => both.Why is not null).Select(both => (both.act, both.Why!)),
    ];

    /// <summary>What the unit does is no business of those above it, and what is done with a request none of a task's.</summary>
    private static bool Concerns(OfferedAct act, Assignment one, Actor actor) =>
        one.IsAsk == (act.Act is TaskAct.GrantTime or TaskAct.RefuseTime)
        && (act.Facts.At == At.Home || actor.Active?.Agency == one.Desk)
        && (act.Act is not TaskAct.AddPart || one.Role is TaskRole.Whole);

    private Error? Why(TaskAct act, Assignment one, Assignment? openPart, Actor actor) =>
        one.Refusal(act, Officer.Of(actor), clock.Now)
            ?? (act is TaskAct.HandIn or TaskAct.Accept && openPart is { Code: { } part } ? TaskErrors.PartOpen(part) : null);

    private bool May(Assignment one, Actor actor, ActFacts facts) =>
        permissions.Decide(actor, facts.Permission, facts.At == At.Home ? one.Home : one.Desk);
}
