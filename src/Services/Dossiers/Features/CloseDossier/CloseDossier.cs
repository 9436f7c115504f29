using Microsoft.AspNetCore.Routing;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// The desk ends an accepted dossier whose papers did not come in the days given, and says why in writing (form 05 of 2025).
/// </summary>
internal static class CloseDossier
{
    internal sealed record Command(Target Target, string? Reason);

    // Law: NĐ 118/2025, art. 19(5) — the desk closes it, whichever unit asked for the papers
    internal sealed class Handler(CaseDesk<Dossier> desk)
    {
        public Task<Result<Moved>> HandleAsync(Command command, Actor actor, CancellationToken ct) =>
            desk.ActAsync(command.Target, actor, DossierPermissions.Refuse, At.Home, (dossier, by) =>
            {
                var reason = Reason.Of(command.Reason);
                return reason.IsError ? reason.Error : dossier.CloseUnsupplied(by, desk.Now, reason.Value);
            }, ct);
    }

    internal static void Map(RouteGroupBuilder group) => group.MapMove<Handler, ApiMoves.ReasonBody>("close", "dossiers.api.close",
        (handler, target, body, _, actor, ct) => handler.HandleAsync(new Command(target, body.Reason), actor, ct));
}
