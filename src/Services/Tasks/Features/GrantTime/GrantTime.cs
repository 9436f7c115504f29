using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>Who assigned gives the day that is wanted, or another one; the promise moves and the old day stays in the timeline.</summary>
internal sealed class GrantTime(TaskStore store, TaskDays days) : Act<Assignment, GrantTime.Input>(About), IActFacts
{
    public static ActFacts About { get; } =
        new("grant-time", TaskPermissions.Decide, At.Home, (int)TaskLine.TimeGranted)
        { Icon = "calendar-check", Key = "y", Does = (int)TaskDuty.Decide };

    /// <param name="Due">Another day; null is the one that is wanted.</param>
    internal sealed record Input(DateOnly? Due = null, string? Words = null);

    internal sealed record Body(DateOnly? Due = null, string? Words = null, long? Revision = null) : IActBody<Input>
    {
        public Body() : this(null, null, null) { }

        public Input Said(IAgencies agencies) => new(Due, Words);
    }

    public override ValueTask PrepareAsync(ActSheet sheet, Assignment one, Actor actor, CancellationToken ct)
    {
        sheet.Propose(nameof(Input.Due), one.FirstDue.LocalDay());
        return ValueTask.CompletedTask;
    }

    public override async ValueTask<Result> DoAsync(Assignment one, Input said, Acting on, CancellationToken ct)
    {
        var words = Reason.Optional(said.Words);
        if (words.IsError) return words.Error.For("words");
        if (one.Refusal(TaskLine.TimeGranted, on.By, on.Now) is { } refusal) return refusal;
        if (await store.FindAsync(one.Parent, ct) is not { } task) return TaskErrors.NotFound;
        var due = await days.DueAsync(task, task.LeadAgency, said.Due ?? one.FirstDue.LocalDay(), ct);
        if (due.IsError) return due.Error;
        var extended = task.Extend(on.By, on.Now, one.Id, due.Value, await days.OfAsync(task.LeadAgency, ct));
        if (extended.IsError) return extended;
        store.Save(task);
        return one.Close(on.By, on.Now, TaskState.Granted, due.Value.Due, words.Value);
    }
}
