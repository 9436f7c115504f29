using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Features.Citizen;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.FollowDossier;

/// <summary>The way of a dossier as four stages: taken in, worked on, decided, handed over.</summary>
internal sealed class RoutePlan(Texts texts, CitizenWords words, IAgencies agencies)
{
    public IReadOnlyList<FlowStage> Of(FollowedDossier followed, Instant now)
    {
        var dossier = followed.Dossier;
        // Nothing is promised while the clock stands still, and what was promised is judged once the result is there.
        var due = dossier.IsPaused || dossier.FinishedAt is not null ? null : dossier.Due;
        var ended = followed.IsEnded;
        Instant? handedOver = followed.Steps.FirstOrDefault(s => s.Kind == StepKind.HandedOver)?.At;
        (string Key, long Agency, Instant? Done)[] stages =
        [
            ("intake", dossier.ReceivedBy, dossier.AcceptedAt),
            ("work", dossier.Competent, dossier.Proposer is null
                ? null
                : followed.Steps.FirstOrDefault(s => s.Kind == StepKind.Proposed)?.At ?? handedOver),
            ("decide", dossier.Competent, dossier.FinishedAt ?? dossier.ApprovedAt),
            ("return", dossier.ReceivedBy, dossier.ReturnedAt),
        ];
        var current = ended ? -1 : Array.FindIndex(stages, s => s.Done is null);
        // A stage is nobody's work while the citizen is waited for.
        var here = CitizenSituation.TurnOf(dossier) is WaitsFor.Office ? Now(due, now) : texts["dossiers.citizen.stage.you"];
        var later = texts[ended ? "dossiers.citizen.stage.never" : "dossiers.citizen.stage.next"];
        return [.. stages.Select(
            (stage, i) => new FlowStage([Node(stage.Key, stage.Agency, stage.Done, i == current ? here : null, later, now)]))];
    }

    private FlowNode Node(string key, long agency, Instant? done, string? here, string later, Instant now)
    {
        var (state, time) = done is { } at
            ? (FlowState.Done, texts["dossiers.citizen.stage.done", ("at", words.Moment(at, now.LocalDay()))])
            : here is not null ? (FlowState.Now, here) : (FlowState.Next, later);
        return new FlowNode(state, time, texts[$"dossiers.citizen.stage.{key}"], agencies.Find(new AgencyId(agency))?.Name ?? "");
    }

    private string Now(Instant? due, Instant now) => due is not { } by ? texts["dossiers.citizen.stage.now"]
        : texts[by < now ? "dossiers.citizen.stage.now-late" : "dossiers.citizen.stage.now-due",
            ("day", words.Day(by.LocalDay(), now.LocalDay()))];
}
