using Microsoft.AspNetCore.Routing;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Domain.Forms;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// The citizen has the result in hand: the dossier is closed. It goes the way the citizen chose; another way needs a reason, and
/// an electronic one a document and somebody who can fetch it.
/// </summary>
internal static class ReturnDossier
{
    /// <param name="Note">Into whose hands; personal, so it is a row and never stands in the log.</param>
    /// <param name="Way">How it went out; null: as the citizen chose.</param>
    /// <param name="Reason">Why another way than the chosen one.</param>
    internal sealed record Command(Target Target, string? Note = null, ResultWay? Way = null, string? Reason = null);

    internal sealed class Handler(CaseDesk<Dossier> desk, ResultDelivery delivery, Texts texts)
    {
        public async Task<Result<Moved>> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (command.Way is { } said && !Enum.IsDefined(said)) return DossierErrors.ResultWayUnknown;
            ResultWay? instead = null;
            return await desk.ActAsync(command.Target, actor,
                async dossier =>
                {
                    if ((desk.Refusal(dossier, actor, DossierPermissions.Return, At.Home)
                        ?? command.Target.Stale(dossier)) is { } refusal)
                        return refusal;
                    if (dossier.Refusal(DeskAct.Return, actor.Id, desk.Now) is not null) return null;
                    var chosen = await delivery.ChosenAsync(dossier, ct);
                    if (command.Way is { } way && way != chosen) instead = chosen;
                    return await WrongWayAsync(dossier, command, chosen, ct);
                },
                (dossier, by) =>
                {
                    var note = Reason.Optional(Note(command, instead));
                    return note.IsError ? note.Error : dossier.Return(by, desk.Now, note.Value);
                }, ct);
        }

        private async Task<Error?> WrongWayAsync(Dossier dossier, Command command, ResultWay chosen, CancellationToken ct)
        {
            List<Error> wrong = [];
            if (command.Way is { } other && other != chosen && VietnameseText.Clean(command.Reason).Length == 0)
                wrong.Add(DossierErrors.OtherWayReasonMissing);
            if ((command.Way ?? chosen) is ResultWay.Electronic)
            {
                if (!await delivery.HasDocumentAsync(dossier, ct)) wrong.Add(DossierErrors.ResultNoDocument);
                else if (!await delivery.CanBeClaimedAsync(dossier, ct)) wrong.Add(DossierErrors.ResultNotClaimable);
            }
            return Error.All(wrong);
        }

        private string? Note(Command command, ResultWay? instead) => instead is not { } chosen
            ? command.Note
            : texts["dossiers.desk.return.note.instead",
            ("note", command.Note ?? ""), ("chosen", texts[$"dossiers.desk.return.{ApiNames.Of(chosen)}"]),
            ("reason", VietnameseText.Clean(command.Reason))].Trim();
    }

    /// <param name="Note">Into whose hands it went; only officers read it.</param>
    /// <param name="Way">desk, post or electronic; none: as the citizen chose.</param>
    /// <param name="Reason">Needed when the way is not the one the citizen chose.</param>
    internal sealed record Body(
        string? Note = null, long? Revision = null, [property: OneOf<ResultWay>] string? Way = null, string? Reason = null) : ApiMoves.IBody
    {
        public Body() : this(null, null, null, null) { }
    }

    internal static void Map(RouteGroupBuilder group) => group.MapMove<Handler, Body>("return", "dossiers.api.return",
        (handler, target, body, _, actor, ct) =>
            handler.HandleAsync(new Command(target, body.Note, ApiNames.Parse<ResultWay>(body.Way), body.Reason), actor, ct));
}
