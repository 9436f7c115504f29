using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>The unit says it does it.</summary>
internal sealed class TakeTask() : Act<Assignment, PlainBody>(About), IActFacts
{
    public static ActFacts About { get; } = new("take", TaskPermissions.Work, At.Holder, (int)TaskLine.Taken) { Icon = "check2" };

    protected override Result Do(Assignment one, PlainBody said, Acting on) => one.Take(on.By, on.Now);
}
