using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>The holder passes the dossier to a unit or to one officer of it, with a deadline for that leg (form 06).</summary>
internal static class HandOverDossier
{
    /// <param name="Officer">Actor id of the officer; null leaves it on the unit's desk.</param>
    /// <param name="LegDue">Deadline of this leg; null means the promise itself.</param>
    internal sealed record Command(Target Target, AgencyId To, string? Officer = null, Instant? LegDue = null);

    internal sealed class Handler(CaseDesk<Dossier> desk, Units units)
    {
        public Task<Result<Moved>> HandleAsync(Command command, Actor actor, CancellationToken ct) =>
            desk.ActAsync(command.Target, actor, DossierPermissions.HandOver, At.Holder, (dossier, by) =>
            {
                var to = units.Holder(command.To, command.Officer, NextAction.Appraise, null, desk.Now);
                if (to.IsError) return to.Error;
                if (command.LegDue <= desk.Now) return DossierErrors.LegInPast;
                return dossier.HandOver(by, desk.Now, to.Value, command.LegDue);
            }, ct);
    }

    /// <param name="To">Code or slug of the unit.</param>
    internal sealed record Body([property: ApiRequired] string? To = null, string? Officer = null, DateTimeOffset? LegDue = null,
        long? Revision = null) : ApiMoves.IBody
    {
        public Body() : this(null, null, null, null) { }
    }

    internal static void Map(RouteGroupBuilder group) => group.MapMove<Handler, Body>("hand-over", "dossiers.api.hand-over",
        (handler, target, body, agencies, actor, ct) => handler.HandleAsync(
            new Command(target, agencies.Required(body.To), body.Officer, body.LegDue is { } due ? Instant.From(due) : null), actor, ct));
}
