using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>Every act on a task, in the order in which pages and programs are offered them, and which of them concern somebody.</summary>
internal sealed class TaskActs(Offers<Assignment> offers)
{
    public static readonly CaseActs<Assignment> All = new CaseActs<Assignment>("tasks", "/desk/tasks")
    {
        Undoes = true, Concerns = (one, act, actor) => Concerns(act, one, actor)
    }
        .Add<TakeTask, NoInput>().Add<ReportTask, ReportTask.Input>().Add<HandInTask, HandInTask.Input>()
        .Add<HandOverTask, HandOverTask.Input>().Add<AskForTime, AskForTime.Input>().Add<DeclineTask, WhyInput>()
        .Add<AcceptTask, AcceptTask.Input>().Add<ReturnTask, WhyInput>().Add<GrantTime, GrantTime.Input>()
        .Add<RefuseTime, WhyInput>().Add<UrgeTask, ReasonInput>().Add<AddPart, AddPart.Input>()
        .Add<ReassignTask, ReassignTask.Input>().Add<CancelTask, WhyInput>();

    /// <summary>
    /// What the reader is offered: what the task does not allow now says why, what does not concern the reader is left out.
    /// </summary>
    /// <param name="one">Read to act.</param>
    /// <param name="openPart">A part of it that is not done.</param>
    /// <param name="actor">The reader.</param>
    public IReadOnlyList<Offer> For(Assignment one, Assignment? openPart, Actor actor) =>
        [.. offers.For(one, actor).Where(offer => Concerns(offer.Act, one, actor)).Select(offer => Waiting(offer, openPart))];

    /// <summary>A whole waits for its parts.</summary>
    private static Offer Waiting(Offer offer, Assignment? openPart) =>
        offer.Can && (TaskLine)offer.Act.Line is TaskLine.HandedIn or TaskLine.Accepted && openPart is { Code: { } part }
            ? offer with { Fits = false, Refusal = TaskErrors.PartOpen(part) }
            : offer;

    /// <summary>What the unit does is no business of those above it, and what is done with a request none of a task's.</summary>
    private static bool Concerns(ActFacts act, Assignment one, Actor actor) =>
        one.IsAsk == ((TaskLine)act.Line is TaskLine.TimeGranted or TaskLine.TimeRefused)
        && (act.At == At.Home || actor.Active?.Agency == one.Desk)
        && ((TaskLine)act.Line is not TaskLine.PartAdded || one.Role is TaskRole.Whole);
}
