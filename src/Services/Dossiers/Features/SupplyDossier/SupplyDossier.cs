using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>The missing papers came, from the citizen's own page or over the counter; the clock goes on.</summary>
internal sealed class SupplyDossier(PaperWriter papers, SupplementClocks clocks)
    : Act<Dossier, SupplyDossier.Input>(About), IActFacts
{
    public static ActFacts About { get; } = new("supply", DossierPermissions.Supply, At.Holder, (int)StepKind.Supplied)
        { Does = (int)NextAction.AwaitSupplement, Icon = "file-earmark-plus" };

    internal sealed record Input(IReadOnlyList<PaperInput>? Papers = null);

    /// <param name="Papers">What came, at least one paper, each with how many or with its file.</param>
    internal sealed record Body([property: ApiRequired] IReadOnlyList<PaperBody>? Papers = null, long? Revision = null) : IActBody<Input>
    {
        public Body() : this(null, null) { }

        public Input Said(IAgencies agencies) => new(Papers.ToInputs());
    }

    public override async ValueTask<Result> DoAsync(Dossier one, Input said, Acting on, CancellationToken ct)
    {
        var came = PaperInput.CheckSome(said.Papers, DossierErrors.NothingSupplied);
        if (came.IsError) return came.Error;
        var files = await papers.LookAsync(came.Value, ct);
        var supplied = one.Supply(on.By, on.Now, on.Clock with { OnSupplement = clocks.Of(one) });
        if (!supplied.IsError) papers.Add(one, came.Value, files, on.Actor);
        return supplied;
    }
}
