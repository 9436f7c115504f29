using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>The unit says it does it.</summary>
internal sealed class TakeTask() : Act<Assignment, NoInput>(About), IActFacts
{
    public static ActFacts About { get; } = new("take", TaskPermissions.Work, At.Holder, (int)TaskLine.Taken)
        { Icon = "check2", Does = (int)TaskDuty.Take, Many = true };

    protected override Result Do(Assignment one, NoInput said, Acting on) => one.Take(on.By, on.Now);
}
