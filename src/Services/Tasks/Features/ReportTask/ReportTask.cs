using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Files.Contracts;
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
        new("report", TaskPermissions.Work, At.Holder, (int)TaskLine.Reported)
        { Icon = "pencil-square", Key = "b", Does = (int)TaskDuty.Report, InPane = true };

    /// <param name="Percent">0 to 100.</param>
    /// <param name="Sent">Ids of files a program sent before.</param>
    internal sealed record Input(
        [Between(0, 100)] int Percent, string Words, IReadOnlyList<StoredFile>? Files = null,
        [NotInForm] IReadOnlyList<long>? Sent = null);

    internal sealed record Body(
        [property: ApiRequired] int? Percent = null, [property: ApiRequired] string? Words = null, IReadOnlyList<string>? Files = null,
        long? Revision = null) : IActBody<Input>
    {
        public Body() : this(null, null, null, null) { }

        public Input Said(IAgencies agencies) => new(Percent ?? -1, Words ?? "", null, TaskFiles.Ids(Files));
    }

    public override ValueTask PrepareAsync(ActSheet sheet, Assignment one, Actor actor, CancellationToken ct)
    {
        sheet.Propose(nameof(Input.Percent), one.Percent.ToString(CultureInfo.InvariantCulture));
        return ValueTask.CompletedTask;
    }

    public override async ValueTask<Result> DoAsync(Assignment one, Input said, Acting on, CancellationToken ct)
    {
        var words = Reason.Of(said.Words);
        if (words.IsError) return words.Error.For("words");
        var some = Evidence.Of(said.Files, said.Sent, on.Actor);
        var files = await evidence.LookAsync(some, ct);
        if (files.IsError) return files.Error;
        var reported = one.Report(on.By, on.Now, said.Percent, words.Value, some.Count);
        if (!reported.IsError) evidence.Add(one, some, files.Value);
        return reported;
    }
}
