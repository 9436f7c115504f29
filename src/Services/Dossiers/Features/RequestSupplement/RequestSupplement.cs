using Microsoft.AspNetCore.Routing;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>An officer asks for everything that is missing at once, with a day by which it should come (form 02); the clock stops.</summary>
internal static class RequestSupplement
{
    /// <param name="Limit">Last local day for the citizen; null takes the rule's.</param>
    /// <param name="Missing">Each paper that has to come, with its counts; the slip numbers them.</param>
    internal sealed record Command(Target Target, string? Reason, DateOnly? Limit = null, IReadOnlyList<PaperInput>? Missing = null);

    internal sealed class Handler(DossierDesk desk, MissingPapers missing)
    {
        public Task<Result<Moved>> HandleAsync(Command command, Actor actor, CancellationToken ct) =>
            desk.ActAsync(command.Target, actor, DossierPermissions.RequestSupplement, Scope.Holding, (dossier, by) =>
            {
                var reason = Reason.Of(command.Reason);
                if (reason.IsError) return reason.Error;
                var limit = SupplementLimit.Of(command.Limit, desk.Now);
                if (limit.IsError) return limit.Error;
                var items = PaperInput.Check(command.Missing);
                if (items.IsError) return items.Error;
                var requested = dossier.RequestSupplement(by, desk.Now, limit.Value, reason.Value, desk.ClockOf(dossier));
                if (!requested.IsError) missing.Add(desk.Work, dossier.Id, items.Value, dossier.NextVersion);
                return requested;
            }, ct);
    }

    /// <param name="Limit">Last day for the citizen, yyyy-MM-dd.</param>
    /// <param name="Missing">Each paper that has to come; the citizen's page and the slip list them.</param>
    internal sealed record Body(string? Reason = null, DateOnly? Limit = null, IReadOnlyList<PaperInput>? Missing = null, long? Revision = null) : ApiMoves.IBody
    {
        public Body() : this(null, null, null, null) { }
    }

    internal static void Map(RouteGroupBuilder group) => group.MapMove<Handler, Body>("request-supplement", "dossiers.api.request-supplement",
        (handler, target, body, _, actor, ct) => handler.HandleAsync(new Command(target, body.Reason, body.Limit, body.Missing), actor, ct));
}
