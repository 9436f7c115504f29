using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>The day stays, for a reason.</summary>
internal sealed class RefuseTime(TaskStore store) : Act<Assignment, WhyInput>(About), IActFacts
{
    public static ActFacts About { get; } =
        new("refuse-time", TaskPermissions.Decide, At.Home, (int)TaskLine.TimeRefused)
        { Icon = "calendar-x", Danger = true, InPane = true };

    public override async ValueTask<Result> DoAsync(Assignment one, WhyInput said, Acting on, CancellationToken ct)
    {
        var words = Reason.Of(said.Reason);
        if (words.IsError) return words.Error;
        if (one.Refusal(TaskLine.TimeRefused, on.By, on.Now) is { } refusal) return refusal;
        if (await store.FindAsync(one.Parent, ct) is not { } task) return TaskErrors.NotFound;
        var noted = task.CloseAsk(on.By, on.Now, one.Id, TaskState.Refused);
        if (noted.IsError) return noted;
        store.Save(task);
        return one.Close(on.By, on.Now, TaskState.Refused, null, words.Value);
    }
}
