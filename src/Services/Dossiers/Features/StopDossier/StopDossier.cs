using Microsoft.AspNetCore.Routing;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>Handling ends without a result, with a written notice (form 05 of 2025).</summary>
internal static class StopDossier
{
    internal sealed record Command(Target Target, string? Reason);

    internal sealed class Handler(CaseDesk<Dossier> desk)
    {
        public Task<Result<Moved>> HandleAsync(Command command, Actor actor, CancellationToken ct) =>
            desk.ActAsync(command.Target, actor, DossierPermissions.Stop, At.Holder, (dossier, by) =>
            {
                var reason = Reason.Of(command.Reason);
                return reason.IsError ? reason.Error : dossier.Stop(by, desk.Now, reason.Value);
            }, ct);
    }

    internal static void Map(RouteGroupBuilder group) => group.MapMove<Handler, ApiMoves.ReasonBody>("stop", "dossiers.api.stop",
        (handler, target, body, _, actor, ct) => handler.HandleAsync(new Command(target, body.Reason), actor, ct));
}
