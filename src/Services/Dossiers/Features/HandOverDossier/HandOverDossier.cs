using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>The holder passes the dossier to a unit or to one officer of it, with a deadline for that leg (form 06).</summary>
internal sealed class HandOverDossier(Units units, Receivers<Dossier> receivers, LegalClocks clocks, Clock clock)
    : Act<Dossier, HandOverDossier.Input>(About), IActFacts
{
    public static ActFacts About { get; } = new("hand-over", DossierPermissions.HandOver, At.Holder, (int)StepKind.HandedOver)
        { Does = (int)NextAction.HandOver, Icon = "send", Many = true };

    /// <param name="Leg">Last day of this leg; null means the promise itself.</param>
    /// <param name="LegDue">The same as a moment.</param>
    internal sealed record Input(
        [Beside("agency", "officer")] Receiver To, [Beside("legDue")] DateOnly? Leg = null, [NotInForm] Instant? LegDue = null);

    /// <param name="To">Code or slug of the unit.</param>
    /// <param name="Officer">Actor id of the officer; none leaves it on the unit's desk.</param>
    internal sealed record Body([property: ApiRequired] string? To = null, string? Officer = null, DateTimeOffset? LegDue = null,
        long? Revision = null) : IActBody<Input>
    {
        public Body() : this(null, null, null, null) { }

        public Input Said(IAgencies agencies) => new(
            new(agencies.Required(To), Officer), LegDue: LegDue is { } due ? Instant.From(due) : null);
    }

    /// <summary>To whom: the likely ones first, everybody else by search.</summary>
    public override ValueTask PrepareAsync(ActSheet sheet, Dossier one, Actor actor, CancellationToken ct)
    {
        AgencyId[] near =
        [
            units.GoesOnAt(new(one.Competent), clock.Today),
            .. one.Holder is { } holder ? [new AgencyId(holder.Agency)] : Array.Empty<AgencyId>(),
        ];
        var likely = receivers.For((int)NextAction.Appraise, actor, near, sheet.Search);
        // What nearly every dossier needs is one key: the desk of the unit that decides.
        var usual = sheet.Search is null ? likely.FirstOrDefault(choice => choice.Value == new Receiver(near[0]).ToString())?.Value : null;
        sheet.Offer(nameof(Input.To), likely, usual, searched: true);
        return ValueTask.CompletedTask;
    }

    public override async ValueTask<Result> DoAsync(Dossier one, Input said, Acting on, CancellationToken ct)
    {
        var to = units.Holder(said.To.Agency, said.To.Officer, NextAction.Appraise, null, on.Now);
        if (to.IsError) return to.Error;
        var leg = said.Leg is { } day ? (await clocks.NowAsync(ct)).For(one.Competent).CloseOf(day) : said.LegDue;
        return leg <= on.Now ? DossierErrors.LegInPast : one.HandOver(on.By, on.Now, to.Value, leg);
    }
}
