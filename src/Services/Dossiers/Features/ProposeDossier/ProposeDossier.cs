using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>The appraisal is done; a proposal goes before a leader, who is never the one who proposes.</summary>
internal static class ProposeDossier
{
    /// <param name="To">Unit of the leader; null stays in the unit that holds the dossier.</param>
    /// <param name="Leader">Actor id; null lets any leader of the unit decide.</param>
    internal sealed record Command(Target Target, string? Opinion = null, AgencyId? To = null, string? Leader = null);

    internal sealed class Handler(CaseDesk<Dossier> desk, Units units)
    {
        public Task<Result<Moved>> HandleAsync(Command command, Actor actor, CancellationToken ct) =>
            desk.ActAsync(command.Target, actor, DossierPermissions.Propose, At.Holder, (dossier, by) =>
            {
                var opinion = Reason.Optional(command.Opinion);
                if (opinion.IsError) return opinion.Error;
                var leader = units.Holder(
                    command.To ?? new(dossier.Holder?.Agency ?? dossier.Competent), command.Leader, NextAction.Approve, by.Id, desk.Now);
                return leader.IsError ? leader.Error : dossier.Propose(by, desk.Now, leader.Value, opinion.Value);
            }, ct);
    }

    /// <param name="To">Code or slug of the leader's unit.</param>
    internal sealed record Body(string? Opinion = null, string? To = null, string? Leader = null, long? Revision = null) : ApiMoves.IBody
    {
        public Body() : this(null, null, null, null) { }
    }

    internal static void Map(RouteGroupBuilder group) => group.MapMove<Handler, Body>("propose", "dossiers.api.propose",
        (handler, target, body, agencies, actor, ct) => handler.HandleAsync(
            new Command(target, body.Opinion, agencies.Optional(body.To), body.Leader), actor, ct));
}
