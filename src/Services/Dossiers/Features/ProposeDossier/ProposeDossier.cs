using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>The appraisal is done; a proposal goes before a leader, who is never the one who proposes.</summary>
internal sealed class ProposeDossier(Units units) : Act<Dossier, ProposeDossier.Input>(About), IActFacts
{
    public static ActFacts About { get; } =
        new("propose", DossierPermissions.Propose, At.Holder, (int)StepKind.Proposed) { Icon = "pencil-square" };

    /// <param name="To">Unit of the leader; null stays in the unit that holds the dossier.</param>
    /// <param name="Leader">Actor id; null lets any leader of the unit decide.</param>
    internal sealed record Input(string? Opinion = null, AgencyId? To = null, string? Leader = null);

    /// <param name="To">Code or slug of the leader's unit.</param>
    internal sealed record Body(string? Opinion = null, string? To = null, string? Leader = null, long? Revision = null) : IActBody<Input>
    {
        public Body() : this(null, null, null, null) { }

        public Input Said(IAgencies agencies) => new(Opinion, agencies.Optional(To), Leader);
    }

    protected override Result Do(Dossier one, Input said, Acting on)
    {
        var opinion = Reason.Optional(said.Opinion);
        if (opinion.IsError) return opinion.Error;
        var leader = units.Holder(said.To ?? new(one.Desk), said.Leader, NextAction.Approve, on.By.Id, on.Now);
        return leader.IsError ? leader.Error : one.Propose(on.By, on.Now, leader.Value, opinion.Value);
    }
}
