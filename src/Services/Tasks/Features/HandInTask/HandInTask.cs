using OpenProvince.Agencies.Contracts;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>The unit says it is done; the result goes before who assigned. A whole waits for its parts.</summary>
internal sealed class HandInTask(Evidence evidence, TaskFamily family) : Act<Assignment, HandInTask.Input>(About), IActFacts
{
    public static ActFacts About { get; } =
        new("hand-in", TaskPermissions.Work, At.Holder, (int)TaskLine.HandedIn) { Icon = "check-circle", Key = "x", InPane = true };

    /// <param name="Sent">Ids of files a program sent before.</param>
    internal sealed record Input(
        string? Words = null, IReadOnlyList<StoredFile>? Files = null, [NotInForm] IReadOnlyList<long>? Sent = null);

    internal sealed record Body(string? Words = null, IReadOnlyList<string>? Files = null, long? Revision = null) : IActBody<Input>
    {
        public Body() : this(null, null, null) { }

        public Input Said(IAgencies agencies) => new(Words, null, TaskFiles.Ids(Files));
    }

    public override async ValueTask<Result> DoAsync(Assignment one, Input said, Acting on, CancellationToken ct)
    {
        var words = Reason.Optional(said.Words);
        if (words.IsError) return words.Error.For("words");
        if (one.Refusal(TaskLine.HandedIn, on.By, on.Now) is { } refusal) return refusal;
        if (await family.OpenPartAsync(one, ct) is { } open) return open;
        var some = Evidence.Of(said.Files, said.Sent, on.Actor);
        var files = await evidence.LookAsync(some, ct);
        if (files.IsError) return files.Error;
        // Before it: the seals of what is handed in go with the last act, and that is the handing in.
        var dropped = await family.DropAskAsync(one, on, ct);
        if (dropped.IsError) return dropped;
        var handedIn = one.HandIn(on.By, on.Now, words.Value, some.Count, TaskDays.AnswerBy(on.Now, on.Clock));
        if (handedIn.IsError) return handedIn;
        evidence.Add(one, some, files.Value);
        return handedIn;
    }
}
