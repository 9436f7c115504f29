using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// One dossier with holder, next action, timeline and papers. A citizen sees their own; an officer those of their part of the province.
/// </summary>
internal static class ShowDossier
{
    internal sealed class Query(DossierStore store, DossierReads reads, RowMaker rows, IPersons persons, DossierAccess access, Clock clock)
    {
        public async Task<Result<DossierDetails>> FindAsync(DossierId id, Actor actor, ReadingWay way, CancellationToken ct) =>
            await DetailsAsync(await store.FindAsync(id, ct), actor, way, ct);

        public async Task<Result<DossierDetails>> FindAsync(string code, Actor actor, ReadingWay way, CancellationToken ct)
        {
            if (!DossierCode.TryParse(code, out var parsed)) return DossierErrors.CodeMalformed;
            return await DetailsAsync(await store.FindByCodeAsync(parsed.ToString(), ct), actor, way, ct);
        }

        private async Task<Result<DossierDetails>> DetailsAsync(Dossier? dossier, Actor actor, ReadingWay way, CancellationToken ct)
        {
            if (dossier is null) return DossierErrors.NotFound;
            if (access.Refusal(dossier, actor) is { } refusal) return refusal;
            var people = await persons.FindManyAsync([new(dossier.Owner), new(dossier.Submitter)], ct);
            var owner = people.GetValueOrDefault(new PersonId(dossier.Owner));
            var row = await rows.MakeAsync(dossier, owner?.Data.Name ?? "", clock.Now, ct);
            var steps = await reads.StepsAsync(dossier.Id, ct);
            var answers = await reads.AnswersAsync(dossier.Id, ct);
            var details = new DossierDetails(actor.Kind is ActorKind.Citizen ? row with { HolderOfficer = null } : row, dossier, owner,
                TypedSubmitter.Over(dossier, people.GetValueOrDefault(new PersonId(dossier.Submitter)), answers), answers,
                actor.Kind is ActorKind.Citizen ? steps.ForCitizens() : steps, await reads.PapersAsync(dossier.Id, ct),
                await reads.ResultAsync(dossier.Id, ct),
                access.Acts(dossier, actor));
            return await access.RecordAsync(dossier, actor, way, ct) is { } unrecorded ? unrecorded : details;
        }
    }

    internal static void Map(RouteGroupBuilder group) => group
        .MapGet("/{id:long}", async (
            long id, Query query, IAgencies agencies, IActorResolver actors, HttpContext http, CancellationToken ct) =>
        {
            var found = await query.FindAsync(new DossierId(id), actors.Resolve(http.User), ReadingWay.Program, ct);
            if (found.IsError) return Problems.Of(found.Error, http);
            ApiHeaders.SetRevision(http, found.Value.Row.Revision);
            return TypedResults.Ok(DossierAnswer.Of(found.Value, agencies));
        })
        .WithName("showDossier")
        .WithSummary("dossiers.api.show")
        .WithMetadata(ApiHeaders.Revision)
        .Produces<DossierAnswer>()
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound);
}
