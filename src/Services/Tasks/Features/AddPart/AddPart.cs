using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features;

/// <summary>Another unit gets a part of the whole.</summary>
internal sealed class AddPart(TaskMaker maker, TaskReads reads, Receivers<Assignment> receivers)
    : Act<Assignment, AddPart.Input>(About), IActFacts
{
    public static ActFacts About { get; } =
        new("add-part", TaskPermissions.Assign, At.Home, (int)TaskLine.PartAdded) { Icon = "plus", Key = "t" };

    internal sealed record Input(
        [Beside("unit")] Receiver Unit, [Longest(TaskRules.LongestText)] string Content, DateOnly? Due = null,
        [Longest(TaskRules.LongestText)] string? Product = null);

    /// <param name="Unit">Code or slug of the unit.</param>
    internal sealed record Body(
        [property: ApiRequired] string? Unit = null, [property: ApiRequired] string? Content = null, DateOnly? Due = null,
        string? Product = null, long? Revision = null) : IActBody<Input>
    {
        public Body() : this(null, null, null, null, null) { }

        public Input Said(IAgencies agencies) => new(new Receiver(agencies.Required(Unit)), Content ?? "", Due, Product);
    }

    public override ValueTask PrepareAsync(ActSheet sheet, Assignment one, Actor actor, CancellationToken ct)
    {
        var units = receivers.Units((int)TaskDuty.Report, actor, [new AgencyId(one.Home)], sheet.Search);
        sheet.Offer(nameof(Input.Unit), units, searched: true);
        return ValueTask.CompletedTask;
    }

    public override async ValueTask<Result> DoAsync(Assignment one, Input said, Acting on, CancellationToken ct)
    {
        if (one.Refusal(TaskLine.PartAdded, on.By, on.Now) is { } refusal) return refusal;
        var family = await reads.FamilyAsync(one.Id, ct);
        if (family.Any(member => member is { IsAsk: false, IsOpen: true } && member.LeadAgency == said.Unit.Agency.Value))
            return TaskErrors.UnitTwice.For("unit");
        if (one.Parts >= TaskRules.MostParts) return TaskErrors.TooMany("unit", TaskRules.MostParts);
        // The lead unit is the first part, so the code of the next one has a number more than there are and one.
        var part = await maker.PartAsync(
            one, new(said.Unit.Agency, said.Content, said.Due, said.Product), one.Parts + 2, "part", on.Actor, ct);
        return part.IsError ? part.Error : one.AddPart(on.By, on.Now, part.Value);
    }
}
