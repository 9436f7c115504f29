using Microsoft.AspNetCore.Routing;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>The missing papers came, from the citizen's own page or over the counter; the clock goes on.</summary>
internal static class SupplyDossier
{
    internal sealed record Command(Target Target, IReadOnlyList<PaperInput>? Papers = null);

    internal sealed class Handler(CaseDesk<Dossier> desk, PaperWriter papers, SupplementClocks clocks)
    {
        public async Task<Result<Moved>> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            var checkedPapers = PaperInput.CheckSome(command.Papers, DossierErrors.NothingSupplied);
            var files = await papers.LookAsync(checkedPapers.IsError ? [] : checkedPapers.Value, ct);
            return await desk.ActAsync(command.Target, actor, DossierPermissions.Supply, At.Holder, (dossier, by) =>
            {
                if (checkedPapers.IsError) return checkedPapers.Error;
                var supplied = dossier.Supply(by, desk.Now, desk.ClockOf(dossier) with { OnSupplement = clocks.Of(dossier) });
                if (!supplied.IsError) papers.Add(dossier, checkedPapers.Value, files, actor);
                return supplied;
            }, ct);
        }
    }

    /// <param name="Papers">What came, at least one paper, each with how many or with its file.</param>
    internal sealed record Body([property: ApiRequired] IReadOnlyList<PaperBody>? Papers = null, long? Revision = null) : ApiMoves.IBody
    {
        public Body() : this(null, null) { }
    }

    internal static void Map(RouteGroupBuilder group) => group.MapMove<Handler, Body>("supply", "dossiers.api.supply",
        (handler, target, body, _, actor, ct) => handler.HandleAsync(new Command(target, body.Papers.ToInputs()), actor, ct));
}
