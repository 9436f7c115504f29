using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

internal static partial class FindDossiers
{
    internal sealed record PageAnswer(IReadOnlyList<RowAnswer> Rows, int Total, int Page, int PageSize);

    /// <summary>The filter as it stands in an address: enumerations in kebab case, agencies by code or slug, days as yyyy-MM-dd.</summary>
    internal sealed record FilterQuery(
        string? Tab, string? Agency, string? State, string? Procedure, string? Field, string? Channel, DateOnly? ReceivedOn, DateOnly? DueOn,
        bool? Overdue, bool? InProcess, string? Q, int? Page, int? PageSize)
    {
        public DossierFilter ToFilter(IAgencies agencies) => new()
        {
            Tab = ApiNames.Parse<DossierTab>(Tab),
            Within = agencies.Optional(Agency),
            State = ApiNames.Parse<DossierState>(State),
            Procedure = Procedure,
            Field = Field,
            Channel = ApiNames.Parse<Channel>(Channel),
            ReceivedOn = ReceivedOn,
            DueOn = DueOn,
            Overdue = Overdue == true,
            InProcess = InProcess == true,
            Search = Q,
            Page = Page ?? 1,
            PageSize = PageSize ?? 50,
        };
    }

    internal static void Map(RouteGroupBuilder group) => group
        .MapGet("/", async ([AsParameters] FilterQuery filter, Query query, IAgencies agencies, IActorResolver actors, Readings readings, HttpContext http, CancellationToken ct) =>
        {
            var actor = actors.Resolve(http.User);
            var page = await query.ListAsync(filter.ToFilter(agencies), actor, ct);
            if (page.IsError) return Problems.Of(page.Error, http);
            if (await readings.RecordListAsync(actor, ReadingWay.ListForProgram, page.Value.Rows.Count, http.Request.QueryString.Value, ct) is { } unrecorded) return Problems.Of(unrecorded, http);
            return TypedResults.Ok(new PageAnswer([.. page.Value.Rows.Select(row => RowAnswer.Of(row, agencies))], page.Value.Total, page.Value.Page, page.Value.PageSize));
        })
        .WithSummary("Danh sách hồ sơ theo điều kiện, tìm không dấu, xếp theo thời gian còn lại")
        .Produces<PageAnswer>()
        .ProducesProblem(StatusCodes.Status403Forbidden);
}
