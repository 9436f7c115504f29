using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features;

/// <summary>How far it is, in percent and words, with evidence. It stays with the unit.</summary>
internal sealed class ReportTask(Evidence evidence) : Act<Assignment, ReportTask.Input>(About), IActFacts
{
    public static ActFacts About { get; } =
        new("report", TaskPermissions.Work, At.Holder, (int)TaskLine.Reported) { Icon = "pencil-square", Key = "b" };

    /// <param name="Percent">0 to 100.</param>
    /// <param name="Files">Ids of files this actor sent.</param>
    internal sealed record Input(int Percent, string? Words, IReadOnlyList<long> Files);

    internal sealed record Body(
        [property: ApiRequired] int? Percent = null, [property: ApiRequired] string? Words = null, IReadOnlyList<string>? Files = null,
        long? Revision = null) : IActBody<Input>
    {
        public Body() : this(null, null, null, null) { }

        public Input Said(IAgencies agencies) => new(Percent ?? -1, Words, TaskFiles.Ids(Files));
    }

    public override async ValueTask<Result> DoAsync(Assignment one, Input said, Acting on, CancellationToken ct)
    {
        var words = Reason.Of(said.Words);
        if (words.IsError) return words.Error.For("words");
        var files = await evidence.LookAsync(said.Files, ct);
        if (files.IsError) return files.Error;
        var reported = one.Report(on.By, on.Now, said.Percent, words.Value, said.Files.Count);
        if (!reported.IsError) evidence.Add(one, said.Files, files.Value, on.Actor);
        return reported;
    }
}
