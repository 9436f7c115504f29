using Microsoft.AspNetCore.Routing;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>What was owed is paid; what was left of the term runs on.</summary>
internal static class ConfirmPayment
{
    internal sealed record Command(Target Target);

    internal sealed class Handler(CaseDesk<Dossier> desk)
    {
        public Task<Result<Moved>> HandleAsync(Command command, Actor actor, CancellationToken ct) =>
            desk.ActAsync(command.Target, actor, DossierPermissions.Payment, At.Holder,
                (dossier, by) => dossier.Pay(by, desk.Now, desk.ClockOf(dossier)), ct);
    }

    internal static void Map(
        RouteGroupBuilder group) => group.MapMove<Handler, ApiMoves.PlainBody>("confirm-payment", "dossiers.api.confirm-payment",
        (handler, target, _, _, actor, ct) => handler.HandleAsync(new Command(target), actor, ct));
}
