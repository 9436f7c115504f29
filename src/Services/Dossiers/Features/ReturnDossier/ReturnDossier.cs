using Microsoft.AspNetCore.Routing;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>The citizen has the result in hand: the dossier is closed.</summary>
internal static class ReturnDossier
{
    /// <param name="Note">How and into whose hands; personal, so it is a row and never stands in the log.</param>
    internal sealed record Command(Target Target, string? Note = null);

    internal sealed class Handler(DossierDesk desk)
    {
        public Task<Result<Moved>> HandleAsync(Command command, Actor actor, CancellationToken ct) =>
            desk.ActAsync(command.Target, actor, DossierPermissions.Return, Scope.Receiving,
                (dossier, by) =>
                {
                    var note = Reason.Optional(command.Note);
                    return note.IsError ? note.Error : dossier.Return(by, desk.Now, note.Value);
                }, ct);
    }

    /// <param name="Note">How and into whose hands it went; only officers read it.</param>
    internal sealed record Body(string? Note = null, long? Revision = null) : ApiMoves.IBody
    {
        public Body() : this(null, null) { }
    }

    internal static void Map(RouteGroupBuilder group) => group.MapMove<Handler, Body>("return", "dossiers.api.return",
        (handler, target, body, _, actor, ct) => handler.HandleAsync(new Command(target, body.Note), actor, ct));
}
