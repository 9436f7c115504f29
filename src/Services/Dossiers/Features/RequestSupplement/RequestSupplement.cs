using Microsoft.AspNetCore.Routing;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// An officer asks for everything that is missing at once, with a day by which it should come (form 02); the clock stops.
/// </summary>
internal static class RequestSupplement
{
    /// <param name="Limit">Last local day for the citizen; null takes the rule's.</param>
    /// <param name="Missing">Each paper that has to come, with its counts; the slip numbers them.</param>
    /// <param name="Ground">Code of the reason the law names, when papers were asked for before in this stage.</param>
    internal sealed record Command(
        Target Target, string? Reason, DateOnly? Limit = null, IReadOnlyList<PaperInput>? Missing = null, string? Ground = null);

    /// <summary>Whether papers were asked for before in the stage the dossier is in: before acceptance, or in processing.</summary>
    // Law: NĐ 118/2025, art. 17(2)a and 19(5) — everything "trong một lần"; a line before acceptance carries no promise
    public static bool WasAsked(Dossier dossier, IEnumerable<StepLine> timeline) =>
        // A line after the revision that was read is somebody else's request of this moment.
        timeline.Any(step => step.Kind == StepKind.SupplementRequested && step.Due is not null == dossier.IsAccepted
            && step.Version <= dossier.Head.Version);

    internal sealed class Handler(CaseDesk<Dossier> desk, MissingPapers missing, DossierReads reads)
    {
        public Task<Result<Moved>> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            var asked = false;
            return desk.ActAsync(command.Target, actor, async dossier =>
            {
                asked = WasAsked(dossier, await reads.StepsAsync(dossier.Id, ct));
                return desk.Refusal(dossier, actor, DossierPermissions.RequestSupplement, At.Holder)
                    ?? command.Target.Stale(dossier);
            }, (dossier, by) => Request(command, dossier, by, asked), ct);
        }

        private Result Request(Command command, Dossier dossier, Officer by, bool asked)
        {
            // Somebody else may have asked a moment ago: that is said before the form is looked at.
            if (dossier.Refusal(DeskAct.Supplement, by.Id, desk.Now) is { } refusal) return refusal;
            var reason = ReasonOf(command, asked);
            var items = PaperInput.CheckSome(command.Missing, DossierErrors.NothingAsked);
            var limit = SupplementLimit.Of(command.Limit, desk.Now);
            if (Error.All([.. new[] { reason.Error, items.Error, limit.Error }.OfType<Error>()]) is { } wrong) return wrong;
            var requested = dossier.RequestSupplement(by, desk.Now, limit.Value, reason.Value, desk.ClockOf(dossier));
            if (!requested.IsError) missing.Add(desk.Work, dossier, items.Value);
            return requested;
        }

        /// <summary>The officer's words; asked again, after those of the law.</summary>
        private static Result<Reason> ReasonOf(Command command, bool asked)
        {
            var own = Reason.Of(command.Reason);
            if (own.IsError || !asked) return own;
            if (string.IsNullOrWhiteSpace(command.Ground)) return DossierErrors.SupplementOnce;
            var ground = DossierRules.Current.GroundsToAskAgain.FirstOrDefault(one => one.Code == command.Ground);
            return ground is null ? DossierErrors.GroundUnknown : Reason.Of($"{ground.Words} {own.Value.Text}");
        }
    }

    /// <param name="Limit">Last day for the citizen, yyyy-MM-dd.</param>
    /// <param name="Missing">Each paper that has to come, at least one, with how many of it; the citizen's page and the slip list
    /// them.</param>
    /// <param name="Ground">not-as-asked or sector-law, when papers were asked for before; refused without.</param>
    internal sealed record Body(
        [property: ApiRequired] string? Reason = null, DateOnly? Limit = null,
        [property: ApiRequired] IReadOnlyList<PaperBody>? Missing = null,
        [property: Grounds] string? Ground = null, long? Revision = null) : ApiMoves.IBody
    {
        public Body() : this(null, null, null, null, null) { }
    }

    internal static void Map(
        RouteGroupBuilder group) => group.MapMove<Handler, Body>("request-supplement", "dossiers.api.request-supplement",
        (handler, target, body, _, actor, ct) => handler.HandleAsync(
            new Command(target, body.Reason, body.Limit, body.Missing.ToInputs(), body.Ground), actor, ct));
}
