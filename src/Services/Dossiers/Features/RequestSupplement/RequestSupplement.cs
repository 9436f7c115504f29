using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// An officer asks for everything that is missing at once, with a day by which it should come (form 02); the clock stops.
/// </summary>
internal sealed class RequestSupplement(MissingPapers missing, DossierReads reads)
    : Act<Dossier, RequestSupplement.Input>(About), IActFacts
{
    public static ActFacts About { get; } =
        new("request-supplement", DossierPermissions.RequestSupplement, At.Holder, (int)StepKind.SupplementRequested)
        {
            Page = "supplement", Icon = "file-earmark-plus", Key = "b", InPane = true,
        };

    /// <param name="Limit">Last local day for the citizen; null takes the rule's.</param>
    /// <param name="Missing">Each paper that has to come, with its counts; the slip numbers them.</param>
    /// <param name="Ground">Code of the reason the law names, when papers were asked for before in this stage.</param>
    internal sealed record Input(
        string? Reason, DateOnly? Limit = null, IReadOnlyList<PaperInput>? Missing = null, string? Ground = null);

    /// <param name="Limit">Last day for the citizen, yyyy-MM-dd.</param>
    /// <param name="Missing">Each paper that has to come, at least one, with how many of it; the citizen's page and the slip list
    /// them.</param>
    /// <param name="Ground">not-as-asked or sector-law, when papers were asked for before; refused without.</param>
    internal sealed record Body(
        [property: ApiRequired] string? Reason = null, DateOnly? Limit = null,
        [property: ApiRequired] IReadOnlyList<PaperBody>? Missing = null,
        [property: Grounds] string? Ground = null, long? Revision = null) : IActBody<Input>
    {
        public Body() : this(null, null, null, null, null) { }

        public Input Said(IAgencies agencies) => new(Reason, Limit, Missing.ToInputs(), Ground);
    }

    /// <summary>Whether papers were asked for before in the stage the dossier is in: before acceptance, or in processing.</summary>
    // Law: NĐ 118/2025, art. 17(2)a and 19(5) — everything "trong một lần"; a line before acceptance carries no promise
    public static bool WasAsked(Dossier dossier, IEnumerable<StepLine> timeline) =>
        // A line after the revision that was read is somebody else's request of this moment.
        timeline.Any(step => step.Kind == StepKind.SupplementRequested && step.Due is not null == dossier.IsAccepted
            && step.Version <= dossier.Head.Version);

    public override async ValueTask<Result> DoAsync(Dossier one, Input said, Acting on, CancellationToken ct)
    {
        // Somebody else may have asked a moment ago: that is said before the form is looked at.
        if (one.Refusal(StepKind.SupplementRequested, on.By, on.Now) is { } refusal) return refusal;
        var reason = ReasonOf(said, WasAsked(one, await reads.StepsAsync(one.Id, ct)));
        var items = PaperInput.CheckSome(said.Missing, DossierErrors.NothingAsked);
        var limit = SupplementLimit.Of(said.Limit, on.Now);
        if (Error.All([.. new[] { reason.Error, items.Error, limit.Error }.OfType<Error>()]) is { } wrong) return wrong;
        var requested = one.RequestSupplement(on.By, on.Now, limit.Value, reason.Value, on.Clock);
        if (!requested.IsError) missing.Add(on.Work, one, items.Value);
        return requested;
    }

    /// <summary>The officer's words; asked again, after those of the law.</summary>
    private static Result<Reason> ReasonOf(Input said, bool asked)
    {
        var own = Reason.Of(said.Reason);
        if (own.IsError || !asked) return own;
        if (string.IsNullOrWhiteSpace(said.Ground)) return DossierErrors.SupplementOnce;
        var ground = DossierRules.Current.GroundsToAskAgain.FirstOrDefault(one => one.Code == said.Ground);
        return ground is null ? DossierErrors.GroundUnknown : Reason.Of($"{ground.Words} {own.Value.Text}");
    }
}
