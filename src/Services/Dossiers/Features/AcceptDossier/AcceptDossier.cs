using Microsoft.AspNetCore.Routing;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>A desk officer takes a filed dossier: the receipt promises a date and the term runs.</summary>
internal static class AcceptDossier
{
    internal sealed record Command(Target Target);

    internal sealed class Handler(CaseDesk<Dossier> desk)
    {
        public Task<Result<Moved>> HandleAsync(Command command, Actor actor, CancellationToken ct) =>
            desk.ActAsync(command.Target, actor, DossierPermissions.Accept, At.Home,
                (dossier, by) => dossier.Accept(by, desk.Now, desk.ClockOf(dossier)).Plain, ct);
    }

    internal static void Map(RouteGroupBuilder group) => group.MapMove<Handler, ApiMoves.PlainBody>("accept", "dossiers.api.accept",
        (handler, target, _, _, actor, ct) => handler.HandleAsync(new Command(target), actor, ct));
}
