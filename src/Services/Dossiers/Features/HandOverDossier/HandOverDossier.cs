using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>The holder passes the dossier to a unit or to one officer of it, with a deadline for that leg (form 06).</summary>
internal sealed class HandOverDossier(Units units) : Act<Dossier, HandOverDossier.Input>(About), IActFacts
{
    public static ActFacts About { get; } =
        new("hand-over", DossierPermissions.HandOver, At.Holder, (int)StepKind.HandedOver) { Icon = "send" };

    /// <param name="Officer">Actor id of the officer; null leaves it on the unit's desk.</param>
    /// <param name="LegDue">Deadline of this leg; null means the promise itself.</param>
    internal sealed record Input(AgencyId To, string? Officer = null, Instant? LegDue = null);

    /// <param name="To">Code or slug of the unit.</param>
    internal sealed record Body([property: ApiRequired] string? To = null, string? Officer = null, DateTimeOffset? LegDue = null,
        long? Revision = null) : IActBody<Input>
    {
        public Body() : this(null, null, null, null) { }

        public Input Said(IAgencies agencies) => new(agencies.Required(To), Officer, LegDue is { } due ? Instant.From(due) : null);
    }

    protected override Result Do(Dossier one, Input said, Acting on)
    {
        var to = units.Holder(said.To, said.Officer, NextAction.Appraise, null, on.Now);
        if (to.IsError) return to.Error;
        return said.LegDue <= on.Now ? DossierErrors.LegInPast : one.HandOver(on.By, on.Now, to.Value, said.LegDue);
    }
}
