using Microsoft.AspNetCore.Routing;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>A leader decides on the proposal; from here the citizen can no longer withdraw.</summary>
internal static class ApproveDossier
{
    internal sealed record Command(Target Target, string? Opinion = null);

    internal sealed class Handler(CaseDesk<Dossier> desk, Duties duties)
    {
        public Task<Result<Moved>> HandleAsync(Command command, Actor actor, CancellationToken ct) =>
            desk.ActAsync(command.Target, actor, DossierPermissions.Approve, At.Holder, (dossier, by) =>
            {
                var opinion = Reason.Optional(command.Opinion);
                return opinion.IsError ? opinion.Error : dossier.Approve(by, desk.Now, opinion.Value, duties.Finisher(dossier));
            }, ct);
    }

    internal static void Map(RouteGroupBuilder group) => group.MapMove<Handler, ApiMoves.ReasonBody>("approve", "dossiers.api.approve",
        (handler, target, body, _, actor, ct) => handler.HandleAsync(new Command(target, body.Reason), actor, ct));
}
