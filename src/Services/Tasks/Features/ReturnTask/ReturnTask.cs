using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>Not good enough: to be done again. The old day stays in sight, and it counts as not done.</summary>
internal sealed class ReturnTask() : Act<Assignment, WhyInput>(About), IActFacts
{
    public static ActFacts About { get; } =
        new("return", TaskPermissions.Decide, At.Home, (int)TaskLine.Returned) { Icon = "arrow-return-left", Danger = true };

    protected override Result Do(Assignment one, WhyInput said, Acting on)
    {
        var words = Reason.Of(said.Reason);
        return words.IsError ? words.Error : one.Return(on.By, on.Now, words.Value);
    }
}
