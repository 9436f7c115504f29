using Microsoft.AspNetCore.Routing;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>An officer asks for everything that is missing at once, with a day by which it should come (form 02); the clock stops.</summary>
internal static class RequestSupplement
{
    /// <param name="Limit">Last local day for the citizen; null takes the rule's.</param>
    internal sealed record Command(Target Target, string? Reason, DateOnly? Limit = null);

    internal sealed class Handler(DossierDesk desk)
    {
        public Task<Result<Moved>> HandleAsync(Command command, Actor actor, CancellationToken ct) =>
            desk.ActAsync(command.Target, actor, DossierPermissions.RequestSupplement, Scope.Holding, (dossier, by) =>
            {
                var reason = Reason.Of(command.Reason);
                if (reason.IsError) return reason.Error;
                var limit = SupplementLimit.Of(command.Limit, desk.Now);
                return limit.IsError ? limit.Error : dossier.RequestSupplement(by, desk.Now, limit.Value, reason.Value, desk.ClockOf(dossier));
            }, ct);
    }

    /// <param name="Limit">Last day for the citizen, yyyy-MM-dd.</param>
    internal sealed record Body(string? Reason = null, DateOnly? Limit = null, long? Revision = null) : ApiMoves.IBody
    {
        public Body() : this(null, null, null) { }
    }

    internal static void Map(RouteGroupBuilder group) => group.MapMove<Handler, Body>("request-supplement", "Yêu cầu bổ sung giấy tờ; đồng hồ tạm dừng",
        (handler, target, body, _, actor, ct) => handler.HandleAsync(new Command(target, body.Reason, body.Limit), actor, ct));
}
