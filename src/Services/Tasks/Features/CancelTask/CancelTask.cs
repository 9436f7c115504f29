using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>It ends without a result, and its parts with it.</summary>
internal sealed class CancelTask(TaskFamily family) : Act<Assignment, WhyInput>(About), IActFacts
{
    public static ActFacts About { get; } =
        new("cancel", TaskPermissions.Decide, At.Home, (int)TaskLine.Cancelled) { Icon = "x-circle", Danger = true };

    public override async ValueTask<Result> DoAsync(Assignment one, WhyInput said, Acting on, CancellationToken ct)
    {
        var words = Reason.Of(said.Reason);
        if (words.IsError) return words.Error;
        var cancelled = one.Cancel(on.By, on.Now, words.Value);
        if (cancelled.IsError) return cancelled;
        var parts = await family.CancelPartsAsync(one, on, ct);
        return parts.IsError ? parts : await family.DropAskAsync(one, on, ct);
    }
}
