using Microsoft.AspNetCore.Routing;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>Money is owed before the work can go on; the time until it is paid is not the office's.</summary>
internal static class RequestPayment
{
    internal sealed record Command(Target Target, string? Reason, DateOnly? Limit = null);

    internal sealed class Handler(CaseDesk<Dossier> desk)
    {
        public Task<Result<Moved>> HandleAsync(Command command, Actor actor, CancellationToken ct) =>
            desk.ActAsync(command.Target, actor, DossierPermissions.Payment, At.Holder, (dossier, by) =>
            {
                var reason = Reason.Of(command.Reason);
                if (reason.IsError) return reason.Error;
                var limit = SupplementLimit.Of(command.Limit, desk.Now);
                return limit.IsError ? limit.Error : dossier.RequestPayment(by, desk.Now, desk.ClockOf(dossier), reason.Value, limit.Value);
            }, ct);
    }

    /// <param name="Limit">Last day for the citizen, yyyy-MM-dd.</param>
    internal sealed record Body([property: ApiRequired] string? Reason = null, DateOnly? Limit = null, long? Revision = null)
        : ApiMoves.IBody
    {
        public Body() : this(null, null, null) { }
    }

    internal static void Map(RouteGroupBuilder group) => group.MapMove<Handler, Body>("request-payment", "dossiers.api.request-payment",
        (handler, target, body, _, actor, ct) => handler.HandleAsync(new Command(target, body.Reason, body.Limit), actor, ct));
}
