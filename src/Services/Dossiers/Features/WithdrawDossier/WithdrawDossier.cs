using Microsoft.AspNetCore.Routing;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>The citizen takes the dossier back, alone or over the counter, as long as nobody has decided.</summary>
internal static class WithdrawDossier
{
    internal sealed record Command(Target Target, string? Reason = null);

    internal sealed class Handler(CaseDesk<Dossier> desk)
    {
        public Task<Result<Moved>> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            var permission = actor.Kind is ActorKind.Citizen ? DossierPermissions.Withdraw : DossierPermissions.WithdrawForOthers;
            return desk.ActAsync(command.Target, actor, permission, At.Home, (dossier, by) =>
            {
                var reason = Reason.Optional(command.Reason);
                return reason.IsError ? reason.Error : dossier.Withdraw(by, desk.Now, reason.Value);
            }, ct);
        }
    }

    internal static void Map(RouteGroupBuilder group) => group.MapMove<Handler, ApiMoves.ReasonBody>("withdraw", "dossiers.api.withdraw",
        (handler, target, body, _, actor, ct) => handler.HandleAsync(new Command(target, body.Reason), actor, ct));
}
