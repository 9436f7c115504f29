using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>Who has it is urged; it counts, and nothing else changes.</summary>
internal sealed class UrgeTask() : Act<Assignment, ReasonInput>(About), IActFacts
{
    public static ActFacts About { get; } =
        new("urge", TaskPermissions.Urge, At.Home, (int)TaskLine.Urged) { Icon = "megaphone", Key = "d", Many = true };

    protected override Result Do(Assignment one, ReasonInput said, Acting on)
    {
        var words = Reason.Optional(said.Reason);
        return words.IsError ? words.Error : one.Urge(on.By, on.Now, words.Value);
    }
}
