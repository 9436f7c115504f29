using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features;

/// <summary>The unit gives its task to one of its officers.</summary>
internal sealed class HandOverTask(TaskUnits units) : Act<Assignment, HandOverTask.Input>(About), IActFacts
{
    public static ActFacts About { get; } =
        new("hand-over", TaskPermissions.HandOver, At.Holder, (int)TaskLine.HandedOver) { Icon = "send", Key = "v", Many = true };

    /// <param name="Officer">Actor code of an officer of the unit.</param>
    internal sealed record Input([Among] string Officer);

    internal sealed record Body([property: ApiRequired] string? Officer = null, long? Revision = null) : IActBody<Input>
    {
        public Body() : this(null, null) { }

        public Input Said(IAgencies agencies) => new(Officer ?? "");
    }

    public override ValueTask PrepareAsync(ActSheet sheet, Assignment one, Actor actor, CancellationToken ct)
    {
        sheet.Offer(nameof(Input.Officer), units.OfficersOf(one));
        return ValueTask.CompletedTask;
    }

    protected override Result Do(Assignment one, Input said, Acting on) =>
        string.IsNullOrWhiteSpace(said.Officer) ? TaskErrors.OfficerMissing : one.HandOver(on.By, on.Now, said.Officer.Trim());
}
