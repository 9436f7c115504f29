using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>The result is issued and lies at the receiving desk; the promise is judged here, once.</summary>
internal sealed class FinishDossier(PaperWriter papers, ResultDelivery delivery) : Act<Dossier, FinishDossier.Input>(About), IActFacts
{
    private const int NumberLength = 60;

    public static ActFacts About { get; } = new("finish", DossierPermissions.Finish, At.Holder, (int)StepKind.Finished)
        { Does = (int)NextAction.Issue, Icon = "check-circle" };

    /// <param name="Granted">False when the decision says no, with its reasons in the document.</param>
    /// <param name="Number">Number of the result document.</param>
    /// <param name="File">The document, as stored by Files.</param>
    /// <param name="Box">Where the page put it; null: the box of what this actor sent through the API.</param>
    internal sealed record Input(bool Granted = true, string? Number = null, long? File = null, FileOwner? Box = null);

    internal sealed record Body(bool? Granted = null, string? Number = null, string? File = null, long? Revision = null) : IActBody<Input>
    {
        public Body() : this(null, null, null, null) { }

        public Input Said(IAgencies agencies) => new(Granted ?? true, Number, ApiFiles.Optional(File));
    }

    public override async ValueTask<Result> DoAsync(Dossier one, Input said, Acting on, CancellationToken ct)
    {
        var number = VietnameseText.Clean(said.Number);
        if (await MissingAsync(one, said, number, on, ct) is { } missing) return missing;
        if (number.Length > NumberLength) return DossierErrors.NumberTooLong;
        var files = await papers.LookAsync(said.File, ct);
        var finished = one.Finish(on.By, on.Now, on.Clock);
        if (finished.IsError) return finished.Error;
        papers.AddResult(one, new ResultLine(said.Granted, number.Length == 0 ? null : number, said.File), said.Box, files, on.Actor);
        return Result.Ok;
    }

    /// <summary>A citizen who waits for an electronic result gets a document with its number, or the dossier is not finished.</summary>
    private async ValueTask<Error?> MissingAsync(Dossier one, Input said, string number, Acting on, CancellationToken ct)
    {
        if (one.Refusal(StepKind.Finished, on.By, on.Now) is not null
            || await delivery.ChosenAsync(one, ct) is not ResultWay.Electronic)
            return null;
        List<Error> missing = [];
        if (number.Length == 0) missing.Add(DossierErrors.ResultNumberMissing.For("number"));
        if (said.File is null) missing.Add(DossierErrors.ResultFileMissing.For("file"));
        return Error.All(missing);
    }
}
