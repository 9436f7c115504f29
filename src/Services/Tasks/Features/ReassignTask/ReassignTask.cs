using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;
using OpenProvince.Time;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features;

/// <summary>Another unit answers for it from now on.</summary>
internal sealed class ReassignTask(TaskUnits units, TaskDays days, TaskFamily family, Receivers<Assignment> receivers)
    : Act<Assignment, ReassignTask.Input>(About), IActFacts
{
    public static ActFacts About { get; } =
        new("reassign", TaskPermissions.Decide, At.Home, (int)TaskLine.Reassigned)
        { Icon = "arrow-left-right", Does = (int)TaskDuty.Reassign };

    /// <param name="To">The unit.</param>
    /// <param name="Due">Another day; null keeps the one it has.</param>
    internal sealed record Input(
        [Beside("officer")] Receiver To, [Beside("due")] DateOnly? Due = null, string? Words = null);

    /// <param name="To">Code or slug of the unit.</param>
    internal sealed record Body(
        [property: ApiRequired] string? To = null, string? Officer = null, DateOnly? Due = null, string? Words = null,
        long? Revision = null) : IActBody<Input>
    {
        public Body() : this(null, null, null, null, null) { }

        public Input Said(IAgencies agencies) => new(new Receiver(agencies.Required(To), Officer), Due, Words);
    }

    public override ValueTask PrepareAsync(ActSheet sheet, Assignment one, Actor actor, CancellationToken ct)
    {
        sheet.Offer(nameof(Input.To), receivers.For((int)TaskDuty.Report, actor, [new AgencyId(one.Home)], sheet.Search), searched: true);
        return ValueTask.CompletedTask;
    }

    public override async ValueTask<Result> DoAsync(Assignment one, Input said, Acting on, CancellationToken ct)
    {
        var words = Reason.Optional(said.Words);
        if (words.IsError) return words.Error.For("words");
        var to = units.Receiver(one.Home, said.To.Agency, said.To.Officer, on.Now.LocalDay(), "to");
        if (to.IsError) return to.Error;
        DuePromise? due = null;
        if (said.Due is { } day)
        {
            var named = await days.DueAsync(one, said.To.Agency.Value, day, ct);
            if (named.IsError) return named.Error;
            due = named.Value;
        }
        var given = one.Reassign(on.By, on.Now, to.Value, due, await days.OfAsync(said.To.Agency.Value, ct), words.Value);
        return given.IsError ? given : await family.DropAskAsync(one, on, ct);
    }
}
