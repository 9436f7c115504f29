using OpenProvince.Kernel;
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

    /// <summary>Which verbs the task allows and the reader may use now. <paramref name="one"/> was read to act.</summary>
    public IReadOnlyList<OfferedAct> Of(Assignment one, Actor actor) =>
        [.. All.Where(act => May(one, actor, act.Facts) && one.Refusal(act.Act, Officer.Of(actor), clock.Now) is null)];

    /// <summary>What the reader's role would allow and the task does not now, with the reason.</summary>
    public IReadOnlyList<(OfferedAct Act, Error Why)> Closed(Assignment one, Actor actor) =>
    [
        .. All.Where(act => May(one, actor, act.Facts))
            .Select(act => (act, Why: one.Refusal(act.Act, Officer.Of(actor), clock.Now))).Where(both => both.Why is not null)
            .Select(both => (both.act, both.Why!)),
    ];

    private bool May(Assignment one, Actor actor, ActFacts facts) =>
        permissions.Decide(actor, facts.Permission, facts.At == At.Home ? one.Home : one.Desk);
}
