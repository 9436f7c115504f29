using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>The appraisal is done; a proposal goes before a leader, who is never the one who proposes.</summary>
internal sealed class ProposeDossier(Units units, Receivers<Dossier> receivers, IAgencies agencies, Texts texts)
    : Act<Dossier, ProposeDossier.Input>(About), IActFacts
{
    private const string Fit = "du", Unfit = "khong-du";

    // The verdict stands before the opinion.
    private const int OpinionLength = Reason.MaxLength - 200;

    public static ActFacts About { get; } = new("propose", DossierPermissions.Propose, At.Holder, (int)StepKind.Proposed)
        { Does = (int)NextAction.Appraise, Icon = "pencil-square" };

    /// <param name="Outcome">Of the appraisal, as forms ask for it; programs say it in the opinion.</param>
    /// <param name="Leader">Null: anybody who may at <paramref name="To"/>.</param>
    /// <param name="To">Unit of the leader; null stays in the unit that holds the dossier.</param>
    /// <param name="Officer">Actor id of the leader at <paramref name="To"/>.</param>
    internal sealed record Input(
        [Among(Fit, Unfit), Asked] string? Outcome = null, [Longest(OpinionLength)] string? Opinion = null,
        [Asked, Beside("agency", "officer")] Receiver? Leader = null, [NotInForm] AgencyId? To = null, [NotInForm] string? Officer = null);

    /// <param name="To">Code or slug of the leader's unit.</param>
    internal sealed record Body(string? Opinion = null, string? To = null, string? Leader = null, long? Revision = null) : IActBody<Input>
    {
        public Body() : this(null, null, null, null) { }

        public Input Said(IAgencies agencies) => new(null, Opinion, null, agencies.Optional(To), Leader);
    }

    /// <summary>Leaders who can decide on what this officer proposes: of the unit that holds the dossier, else of those above it.</summary>
    public override ValueTask PrepareAsync(ActSheet sheet, Dossier one, Actor actor, CancellationToken ct)
    {
        var unit = new AgencyId(one.Holder?.Agency ?? one.Competent);
        var leaders = agencies.Ancestors(unit).Prepend(unit)
            .Select(at => receivers.At(at, (int)NextAction.Approve, actor.Id, "dossiers.desk.receiver.any-leader"))
            .FirstOrDefault(found => found.Count > 0) ?? [];
        sheet.Offer(nameof(Input.Leader), leaders, leaders is [var first, ..] ? first.Value : null);
        return ValueTask.CompletedTask;
    }

    protected override Result Do(Dossier one, Input said, Acting on)
    {
        if (said.Outcome == Unfit && VietnameseText.Clean(said.Opinion).Length == 0) return DossierErrors.UnfitWithoutWords;
        var opinion = Reason.Optional(Words(said));
        if (opinion.IsError) return opinion.Error;
        var (unit, officer) = said.Leader is { } to ? (to.Agency, to.Officer) : (said.To ?? new(one.Desk), said.Officer);
        var leader = units.Holder(unit, officer, NextAction.Approve, on.By.Id, on.Now);
        return leader.IsError ? leader.Error : one.Propose(on.By, on.Now, leader.Value, opinion.Value);
    }

    private string? Words(Input said)
    {
        if (said.Outcome is null) return said.Opinion;
        var verdict = texts[$"dossiers.act.propose.outcome.{said.Outcome}"];
        return VietnameseText.Clean(said.Opinion).Length == 0 ? $"{verdict}." : $"{verdict}. {said.Opinion}";
    }
}
