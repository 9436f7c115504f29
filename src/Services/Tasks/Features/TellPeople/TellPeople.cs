using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;

namespace OpenProvince.Tasks.Features;

/// <summary>
/// Tells the unit and who assigned what a step of a task means to them. It may meet an event twice: the event's id is the notice's key.
/// What can be undone is held back as long, and taken back when it was undone.
/// </summary>
internal sealed class TellPeople : Reactor
{
    public override string Name => "tasks.tell-people";

    public override EventFilter Reads { get; } = EventFilter.Of(
        "task.assigned", "task.reassigned", "task.handed-over", "task.urged", "task.returned", "task.due-moved", "task.time-not-given",
        "task.handed-in", "task.declined", "task.time-asked", "task.step-undone");

    // Nobody is told today of what happened before the program could tell.
    public override Begin Begins => Begin.Now;

    public override async Task<Result> ReactAsync(RecordedEvent e, IServiceProvider scope, CancellationToken ct)
    {
        var (work, notices) = (scope.GetRequiredService<UnitOfWork>(), scope.GetRequiredService<INotices>());
        if (e.Body is TaskStepUndone) await notices.TakeBackAsync(work, $"{e.Stream}/{e.Version - 1}", ct);
        else if (await scope.GetRequiredService<TaskStore>().FindAsync(IdOf(e), ct) is { } one
            && scope.GetRequiredService<TaskNotices>().Of(e, one) is { } notice)
            await notices.FileAsync(work, notice, ct);
        return await work.CommitAsync(ct);
    }

    private static long IdOf(RecordedEvent e) => long.Parse(e.Stream.AsSpan(TaskKind.Facts.Stream.Length), CultureInfo.InvariantCulture);
}
