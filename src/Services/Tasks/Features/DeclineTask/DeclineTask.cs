using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>The unit says it is not its task; who assigned gives it to another unit or ends it.</summary>
internal sealed class DeclineTask(TaskFamily family) : Act<Assignment, WhyInput>(About), IActFacts
{
    public static ActFacts About { get; } =
        new("decline", TaskPermissions.Work, At.Holder, (int)TaskLine.Declined) { Icon = "slash-circle", Danger = true };

    public override async ValueTask<Result> DoAsync(Assignment one, WhyInput said, Acting on, CancellationToken ct)
    {
        var words = Reason.Of(said.Reason);
        if (words.IsError) return words.Error;
        var declined = one.Decline(on.By, on.Now, words.Value, TaskDays.AnswerBy(on.Now, on.Clock));
        return declined.IsError ? declined : await family.DropAskAsync(one, on, ct);
    }
}
