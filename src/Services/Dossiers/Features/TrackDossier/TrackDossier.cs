using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Features.Citizen;
using OpenProvince.Kernel;
using OpenProvince.Time;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// Where is my dossier: by code and the phone number of its submitter or owner. Wrong numbers are counted by code, by number
/// and by address, whether the code exists or not; who is signed in as a party needs no number and is not counted.
/// </summary>
internal static class TrackDossier
{
    /// <param name="Code">As typed.</param>
    /// <param name="Phone">As typed.</param>
    /// <param name="Address">Where the question comes from (<see cref="Networks"/>).</param>
    /// <param name="By">Who is signed in.</param>
    internal sealed record Command(string? Code, string? Phone, string Address, Actor By);

    /// <summary>What somebody who knows code and phone may see: no person's data, no words of officers' opinions.</summary>
    /// <param name="Steps">Newest first.</param>
    internal sealed record View(DossierRow Row, Dossier Dossier, IReadOnlyList<StepLine> Steps, Told Told);

    internal sealed class Views(DossierReads reads, RowMaker rows, CitizenTelling telling, Clock clock)
    {
        public async Task<View> OfAsync(Dossier dossier, CancellationToken ct) =>
            new(await rows.MakeAsync(dossier, "", clock.Now, ct), dossier, (await reads.StepsAsync(dossier.Id, ct)).ForCitizens(),
                await telling.OfAsync(dossier, ct));
    }

    internal sealed class Handler(
        DossierStore store, DossierReads reads, IPersons persons, Guesses guesses, Views views, Clock clock)
    {
        public async Task<Result<View>> HandleAsync(Command command, CancellationToken ct)
        {
            if (!DossierCode.TryParse(command.Code, out var parsed)) return DossierErrors.CodeMalformed;
            var phone = PhoneNumber.Normalize(command.Phone);
            if (phone.Length == 0) return DossierErrors.PhoneMissing;
            var code = parsed.ToString();
            if (command.By.Kind == ActorKind.Citizen && await store.FindByCodeAsync(code, ct) is { } own
                && own.IsParty(command.By))
                return await views.OfAsync(own, ct);
            var taken = TrackingRules.Of(code, phone, command.Address);
            if (await guesses.TakeAsync(taken, clock.Now, Paused, ct) is { IsError: true } refused) return refused.Error;
            if (await FindAsync(code, command.Phone, ct) is { } dossier)
            {
                await guesses.GiveBackAsync(taken, ct);
                return await views.OfAsync(dossier, ct);
            }
            return await guesses.WaitAsync(taken, clock.Now, ct) is { } wait ? Paused(wait) : DossierErrors.NotTracked;
        }

        private Error Paused(TimeSpan wait) => DossierErrors.TrackingPaused(clock.Now + wait, wait);

        private async Task<Dossier?> FindAsync(string code, string? phone, CancellationToken ct)
        {
            if (await store.FindByCodeAsync(code, ct) is not { } dossier) return null;
            var people = await persons.FindManyAsync([new(dossier.Owner), new(dossier.Submitter)], ct);
            if (people.Values.Any(person => PhoneNumber.Same(phone, person.Data.Phone))) return dossier;
            var submitter = TypedSubmitter.Over(
                dossier, people.GetValueOrDefault(new(dossier.Submitter)), await reads.AnswersAsync(dossier.Id, ct));
            return PhoneNumber.Same(phone, submitter?.Data.Phone) ? dossier : null;
        }
    }

    internal sealed record Body([property: ApiRequired] string? Code = null, [property: ApiRequired] string? Phone = null);

    internal sealed record Answer(
        string Code, [property: OneOf<DossierState>(Numbers = true)] int State, string Procedure, string ProcedureTitle, string? At,
        NextAnswer? Next,
        DateTimeOffset FiledAt, DateTimeOffset? Due, [property: OneOf<DeadlineState>] string? Standing,
        [property: OneOf<Timeliness>] string? Timeliness,
        ToldAnswer Told, IReadOnlyList<StepAnswer> Timeline);

    internal static void Map(RouteGroupBuilder group) => group
        .MapPost("/track", async (
            Body body, Handler handler, IAgencies agencies, IActorResolver actors, HttpContext http, CancellationToken ct) =>
        {
            var found = await handler.HandleAsync(
                new(body.Code, body.Phone, Networks.Of(http.Connection.RemoteIpAddress), actors.Resolve(http.User)), ct);
            if (found.IsError) return Problems.Of(found.Error, http);
            var row = RowAnswer.Of(found.Value.Row, agencies);
            return TypedResults.Ok(new Answer(row.Code, row.State, row.Procedure, row.ProcedureTitle, row.Holder?.Agency, row.Next,
                row.FiledAt, row.Due,
                row.Standing, row.Timeliness, ToldAnswer.Of(found.Value.Told),
                [.. found.Value.Steps.Select(step => StepAnswer.Of(step, agencies))]));
        })
        .AllowAnonymous()
        .WithName("trackDossier")
        .Takes(BodyKind.OpenJson)
        .WithSummary("dossiers.api.track")
        .Produces<Answer>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);
}
