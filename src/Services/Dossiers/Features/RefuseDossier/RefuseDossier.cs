using Microsoft.AspNetCore.Routing;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>A desk officer does not receive a dossier and says why in writing (form 03).</summary>
internal static class RefuseDossier
{
    internal sealed record Command(Target Target, string? Reason);

    internal sealed class Handler(CaseDesk<Dossier> desk)
    {
        public Task<Result<Moved>> HandleAsync(Command command, Actor actor, CancellationToken ct) =>
            desk.ActAsync(command.Target, actor, DossierPermissions.Refuse, At.Home, (dossier, by) =>
            {
                var reason = Reason.Of(command.Reason);
                return reason.IsError ? reason.Error : dossier.Refuse(by, desk.Now, reason.Value);
            }, ct);
    }

    internal static void Map(RouteGroupBuilder group) => group.MapMove<Handler, ApiMoves.ReasonBody>("refuse", "dossiers.api.refuse",
        (handler, target, body, _, actor, ct) => handler.HandleAsync(new Command(target, body.Reason), actor, ct));
}
