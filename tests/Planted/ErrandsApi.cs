using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Planted;

/// <summary>Its verb for programs.</summary>
internal static class ErrandsApi
{
    /// <summary>What a program says.</summary>
    internal sealed record FinishErrandBody(string? Reason = null, long? Revision = null) : IActBody<WhyInput>
    {
        public FinishErrandBody() : this(null, null)
        {
        }

        public WhyInput Said(IAgencies agencies) => new(Reason ?? "");
    }

    internal sealed record ErrandAnswer(string Id, long Revision);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/errands").Takes(BodyKind.Json).WithTags("errands").DisableAntiforgery().ProducesDoorProblems();
        var answer = new ActAnswer(typeof(ErrandAnswer), (moved, _, http, _) => moved.IsError
            ? Problems.Of(moved.Error, http)
            : Results.Ok(new ErrandAnswer(ApiJson.Id(moved.Value.Key), moved.Value.Revision)));
        new ActRoutes<Errand>(group, "errands", answer).Map<FinishErrand, FinishErrandBody, WhyInput>();
    }
}
