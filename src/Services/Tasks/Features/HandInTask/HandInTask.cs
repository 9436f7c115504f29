using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>The unit says it is done; the result goes before who assigned. A whole waits for its parts.</summary>
internal sealed class HandInTask(Evidence evidence, TaskFamily family) : Act<Assignment, HandInTask.Input>(About), IActFacts
{
    public static ActFacts About { get; } =
        new("hand-in", TaskPermissions.Work, At.Holder, (int)TaskLine.HandedIn) { Icon = "check-circle", Key = "x" };

    internal sealed record Input(string? Words, IReadOnlyList<long> Files);

    internal sealed record Body(string? Words = null, IReadOnlyList<string>? Files = null, long? Revision = null) : IActBody<Input>
    {
        public Body() : this(null, null, null) { }

        public Input Said(IAgencies agencies) => new(Words, TaskFiles.Ids(Files));
    }

    public override async ValueTask<Result> DoAsync(Assignment one, Input said, Acting on, CancellationToken ct)
    {
        var words = Reason.Optional(said.Words);
        if (words.IsError) return words.Error.For("words");
        if (one.Refusal(TaskAct.HandIn, on.By, on.Now) is { } refusal) return refusal;
        if (await family.OpenPartAsync(one, ct) is { } open) return open;
        var files = await evidence.LookAsync(said.Files, ct);
        if (files.IsError) return files.Error;
        var handedIn = one.HandIn(on.By, on.Now, words.Value, said.Files.Count, TaskDays.AnswerBy(on.Now, on.Clock));
        if (handedIn.IsError) return handedIn;
        evidence.Add(one, said.Files, files.Value, on.Actor);
        return await family.DropAskAsync(one, on, ct);
    }
}
