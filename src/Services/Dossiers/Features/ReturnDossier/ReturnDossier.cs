using Microsoft.AspNetCore.Routing;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>The citizen has the result in hand: the dossier is closed.</summary>
internal static class ReturnDossier
{
    internal sealed record Command(Target Target);

    internal sealed class Handler(DossierDesk desk)
    {
        public Task<Result<Moved>> HandleAsync(Command command, Actor actor, CancellationToken ct) =>
            desk.ActAsync(command.Target, actor, DossierPermissions.Return, Scope.Receiving,
                (dossier, by) => dossier.Return(by, desk.Now), ct);
    }

    internal static void Map(RouteGroupBuilder group) => group.MapMove<Handler, ApiMoves.PlainBody>("return", "Trả kết quả cho người dân",
        (handler, target, _, _, actor, ct) => handler.HandleAsync(new Command(target), actor, ct));
}
