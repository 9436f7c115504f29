using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features;

/// <summary>Another unit gets a part of the whole.</summary>
internal sealed class AddPart(TaskMaker maker) : Act<Assignment, AssignTask.PartInput>(About), IActFacts
{
    public static ActFacts About { get; } =
        new("add-part", TaskPermissions.Assign, At.Home, (int)TaskLine.PartAdded) { Icon = "plus", Key = "t" };

    /// <param name="Unit">Code or slug of the unit.</param>
    internal sealed record Body(
        [property: ApiRequired] string? Unit = null, [property: ApiRequired] string? Content = null, DateOnly? Due = null,
        string? Product = null, long? Revision = null) : IActBody<AssignTask.PartInput>
    {
        public Body() : this(null, null, null, null, null) { }

        public AssignTask.PartInput Said(IAgencies agencies) => new(agencies.Required(Unit), Content, Due, Product);
    }

    public override async ValueTask<Result> DoAsync(Assignment one, AssignTask.PartInput said, Acting on, CancellationToken ct)
    {
        if (one.Refusal(TaskAct.AddPart, on.By, on.Now) is { } refusal) return refusal;
        // The lead unit is the first part, so the code of the next one has a number more than there are and one.
        var part = await maker.PartAsync(one, said, one.Parts + 2, "part", on.Actor, ct);
        return part.IsError ? part.Error : one.AddPart(on.By, on.Now, part.Value);
    }
}
