using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;
using OpenProvince.Time;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features;

/// <summary>The unit asks for another day, before its own is over. The work stays with it; the request goes to who assigned.</summary>
internal sealed class AskForTime(TaskStore store, TaskMaker maker, TaskDays days) : Act<Assignment, AskForTime.Input>(About), IActFacts
{
    public static ActFacts About { get; } =
        new("ask-for-time", TaskPermissions.Work, At.Holder, (int)TaskLine.TimeAsked) { Icon = "hourglass-split", Key = "g" };

    internal sealed record Input([Asked] DateOnly? Due, string Words);

    /// <param name="Due">The day that is wanted.</param>
    internal sealed record Body(
        [property: ApiRequired] DateOnly? Due = null, [property: ApiRequired] string? Words = null, long? Revision = null) : IActBody<Input>
    {
        public Body() : this(null, null, null) { }

        public Input Said(IAgencies agencies) => new(Due, Words ?? "");
    }

    public override async ValueTask<Result> DoAsync(Assignment one, Input said, Acting on, CancellationToken ct)
    {
        var words = Reason.Of(said.Words);
        if (words.IsError) return words.Error.For("words");
        if (one.Refusal(TaskLine.TimeAsked, on.By, on.Now) is { } refusal) return refusal;
        var wanted = await days.DueAsync(one, one.LeadAgency, said.Due, ct);
        if (wanted.IsError) return wanted.Error;
        var ask = maker.Request(one, wanted.Value.Due);
        var asked = one.AskForTime(on.By, on.Now, ask.Id, wanted.Value.Due);
        if (asked.IsError) return asked;
        // By then, but never behind the day it is about: an answer after it would come too late.
        var (answer, last) = (TaskDays.AnswerBy(on.Now, on.Clock), one.Due!.Value);
        var decideBy = new DuePromise(
            answer < last ? answer : last, on.Clock.Calendar.Version, on.Clock.Deadlines.Rules.At(on.Now).Version);
        ask.Ask(on.By, on.Now, one, decideBy, on.Clock, words.Value);
        store.AddBelow(ask, one.Asks);
        return Result.Ok;
    }
}
