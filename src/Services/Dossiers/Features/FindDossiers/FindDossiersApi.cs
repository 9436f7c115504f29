using System.Text.Json;
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

internal static partial class FindDossiers
{
    internal sealed record PageAnswer(IReadOnlyList<RowAnswer> Rows, int Total, int Page, int PageSize);

    /// <summary>
    /// The filter, in an address or as a body: enumerations in kebab case, agencies by code or slug, days as yyyy-MM-dd.
    /// </summary>
    internal sealed record Body(
        [property: OneOf<DossierTab>] string? Tab = null, string? Agency = null, [property: OneOf<DossierState>] string? State = null,
        string? Procedure = null, string? Field = null, [property: OneOf<Channel>] string? Channel = null,
        DateOnly? ReceivedOn = null, DateOnly? DueOn = null, bool? Overdue = null, bool? InProcess = null,
        string? Q = null, int? Page = null, int? PageSize = null)
    {
        /// <summary>As it stands in an address, for the record of who read what.</summary>
        public string Words() => string.Join('&', JsonSerializer.SerializeToElement(this, ApiJson.Options).EnumerateObject()
            .Where(one => one.Value.ValueKind is not JsonValueKind.Null)
            .Select(one => $"{one.Name}={Uri.EscapeDataString(Word(one.Value))}"));

        private static string Word(JsonElement value) =>
            value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();

        /// <summary>A word no filter knows is said, not read as "nothing matches".</summary>
        public Result<DossierFilter> ToFilter(IAgencies agencies)
        {
            var (tab, state, channel) =
                (ApiNames.Parse<DossierTab>(Tab), ApiNames.Parse<DossierState>(State), ApiNames.Parse<Channel>(Channel));
            List<Error> wrong = [];
            if (tab is { } one && !Enum.IsDefined(one)) wrong.Add(DossierErrors.FilterUnknown.For("tab"));
            if (state is { } two && !Enum.IsDefined(two)) wrong.Add(DossierErrors.FilterUnknown.For("state"));
            if (channel is { } three && !Enum.IsDefined(three)) wrong.Add(DossierErrors.FilterUnknown.For("channel"));
            // PostgreSQL takes no NUL, and no procedure's code has a control character.
            if (Procedure?.Any(char.IsControl) == true) wrong.Add(DossierErrors.FilterUnknown.For("procedure"));
            if (!string.IsNullOrWhiteSpace(Agency) && agencies.Find(Agency) is null) wrong.Add(DossierErrors.AgencyUnknown);
            if (Error.All(wrong) is { } refusal) return refusal;
            return new DossierFilter
            {
                Tab = tab,
                Within = agencies.Optional(Agency),
                State = state,
                Procedure = Procedure,
                Field = Field,
                Channel = channel,
                ReceivedOn = ReceivedOn,
                DueOn = DueOn,
                Overdue = Overdue == true,
                InProcess = InProcess == true,
                Search = Q,
                Page = Page ?? 1,
                PageSize = PageSize ?? 50,
            };
        }
    }

    internal static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", async (
                [AsParameters] Body filter, Query query, IAgencies agencies, IActorResolver actors, Readings readings, HttpContext http) =>
            // Addresses stay in histories and in the logs of every proxy on the way.
            SearchedText.NamesPerson(filter.Q)
                ? Problems.Of(DossierErrors.NumberInAddress, http)
                : await AnswerAsync(filter, query, agencies, actors.Resolve(http.User), readings, http))
            .WithName("findDossiers").WithSummary("dossiers.api.find").SaysHowItAnswers();
        group.MapPost("/search", (
                Body? filter, Query query, IAgencies agencies, IActorResolver actors, Readings readings, HttpContext http) =>
            AnswerAsync(filter ?? new Body(), query, agencies, actors.Resolve(http.User), readings, http))
            .WithName("searchDossiers").WithSummary("dossiers.api.search").SaysHowItAnswers();
    }

    private static async Task<IResult> AnswerAsync(
        Body filter, Query query, IAgencies agencies, Actor actor, Readings readings, HttpContext http)
    {
        var ct = http.RequestAborted;
        var asked = filter.ToFilter(agencies);
        if (asked.IsError) return Problems.Of(asked.Error, http);
        var page = await query.ListAsync(asked.Value, actor, ct);
        if (page.IsError) return Problems.Of(page.Error, http);
        var (rows, total) = (page.Value.Rows, page.Value.Total);
        if (await readings.RecordListAsync(
            DossierKind.Facts, actor, ReadingWay.ListForProgram, rows.Count, filter.Words(), ct) is { } unrecorded)
            return Problems.Of(unrecorded, http);
        return TypedResults.Ok(
            new PageAnswer([.. rows.Select(row => RowAnswer.Of(row, agencies))], total, page.Value.Page, page.Value.PageSize));
    }

    private static void SaysHowItAnswers(this RouteHandlerBuilder list) => list
        .Produces<PageAnswer>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden);

    internal sealed record MineAnswer(IReadOnlyList<RowAnswer> Rows, int Total, int Page, int PageSize);

    internal static void MapMine(RouteGroupBuilder group) => group
        .MapGet("/mine", async (
            int? page, int? pageSize, Query query, IAgencies agencies, IActorResolver actors, HttpContext http, CancellationToken ct) =>
        {
            var actor = actors.Resolve(http.User);
            if (actor.Kind is not ActorKind.Citizen)
                return Problems.Of(CaseErrors.NotAllowed(DossierPermissions.File, PermissionReason.RoleLacksPermission), http);
            var mine = await query.MineAsync(actor, Math.Clamp(page ?? 1, 1, 100_000), Math.Clamp(pageSize ?? 50, 1, MostPerPage), ct);
            return TypedResults.Ok(
                new MineAnswer(
                    [.. mine.Rows.Select(
                        row => RowAnswer.Of(row.Row with { HolderOfficer = null }, agencies) with { Told = ToldAnswer.Of(row.Told) })],
                        mine.Total, mine.Page, mine.PageSize));
        })
        .WithName("findMyDossiers")
        .WithSummary("dossiers.api.mine")
        .Produces<MineAnswer>()
        .ProducesProblem(StatusCodes.Status403Forbidden);
}
