using Microsoft.AspNetCore.Routing;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Domain.Forms;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>The result is issued and lies at the receiving desk; the promise is judged here, once.</summary>
internal static class FinishDossier
{
    /// <param name="Granted">False when the decision says no, with its reasons in the document.</param>
    /// <param name="Number">Number of the result document.</param>
    /// <param name="File">The document, as stored by Files.</param>
    /// <param name="Box">Where the page put it; null: the box of what this actor sent through the API.</param>
    internal sealed record Command(Target Target, bool Granted = true, string? Number = null, long? File = null, FileOwner? Box = null);

    internal sealed class Handler(CaseDesk<Dossier> desk, PaperWriter papers, ResultDelivery delivery)
    {
        private const int NumberLength = 60;

        public async Task<Result<Moved>> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            var files = await papers.LookAsync(command.File, ct);
            return await desk.ActAsync(command.Target, actor, dossier => MayAsync(dossier, command, actor, ct), (dossier, by) =>
            {
                var number = VietnameseText.Clean(command.Number);
                if (number.Length > NumberLength) return DossierErrors.NumberTooLong;
                var finished = dossier.Finish(by, desk.Now, desk.ClockOf(dossier));
                if (finished.IsError) return finished.Error;
                papers.AddResult(
                    dossier, new ResultLine(command.Granted, number.Length == 0 ? null : number, command.File), command.Box, files, actor);
                return Result.Ok;
            }, ct);
        }

        /// <summary>A citizen who waits for an electronic result gets a document with its number, or the dossier is not finished.</summary>
        private async ValueTask<Error?> MayAsync(Dossier dossier, Command command, Actor actor, CancellationToken ct)
        {
            if ((desk.Refusal(dossier, actor, DossierPermissions.Finish, At.Holder)
                ?? command.Target.Stale(dossier)) is { } refusal)
                return refusal;
            if (dossier.Refusal(DeskAct.Finish, actor.Id, desk.Now) is not null
                || await delivery.ChosenAsync(dossier, ct) is not ResultWay.Electronic)
                return null;
            List<Error> missing = [];
            if (VietnameseText.Clean(command.Number).Length == 0) missing.Add(DossierErrors.ResultNumberMissing.For("number"));
            if (command.File is null) missing.Add(DossierErrors.ResultFileMissing.For("file"));
            return Error.All(missing);
        }
    }

    internal sealed record Body(bool? Granted = null, string? Number = null, string? File = null, long? Revision = null) : ApiMoves.IBody
    {
        public Body() : this(null, null, null, null) { }
    }

    internal static void Map(RouteGroupBuilder group) => group.MapMove<Handler, Body>("finish", "dossiers.api.finish",
        (handler, target, body, _, actor, ct) =>
            handler.HandleAsync(new Command(target, body.Granted ?? true, body.Number, ApiFiles.Optional(body.File)), actor, ct));
}
