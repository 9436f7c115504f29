using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>Metadata of an address that answers with a list: the document asks the list for its conditions.</summary>
/// <param name="List">Type of the list.</param>
public sealed record ApiListed(Type List)
{
    /// <summary>Its conditions with their words, and the values of those that have always the same ones.</summary>
    public IReadOnlyList<(string Name, string Text, IReadOnlyList<string>? Values)> Parameters(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var list = (ListView)scope.ServiceProvider.GetRequiredService(List);
        return [.. list.Parameters.Select(one => (one.Name, one.Text, one.Values))];
    }
}

/// <summary>The addresses under which programs read a list.</summary>
internal static class ListApiRoutes
{
    public static void Map<TList>(IEndpointRouteBuilder routes) where TList : ListView, IListPlaced
    {
        var (place, api) = (TList.Place, TList.Place.Api);
        var title = $"{char.ToUpperInvariant(api.Name[0])}{api.Name[1..]}";
        var group = routes.MapGroup(ListApi.Root).Takes(BodyKind.Json).WithTags("lists").DisableAntiforgery()
            .ProducesDoorProblems();
        Describe(group.MapGet($"/{api.Name}", AskedAsync<TList>).WithMetadata(new ApiListed(typeof(TList))), place, $"list{title}");
        // Without a search nothing is asked that may not stand in an address.
        if (!place.Searched) return;
        Describe(group.MapPost($"/{api.Name}/search", SearchedAsync<TList>), place, $"searchList{title}");
    }

    private static async Task<IResult> AskedAsync<TList>(HttpContext http, int? size, [FromServices] TList list)
        where TList : ListView => Said(await list.AnswerAsync(http, size), http);

    private static async Task<IResult> SearchedAsync<TList>(HttpContext http, ListSearchBody? body, [FromServices] TList list)
        where TList : ListView => Said(await list.AnswerAsync(http, body ?? new()), http);

    private static IResult Said(Result<ListAnswer<object>> answer, HttpContext http) =>
        answer.IsError ? Problems.Of(answer.Error, http) : TypedResults.Ok(answer.Value);

    private static void Describe(RouteHandlerBuilder route, ListPlace place, string name) => route
        .WithName(name)
        .WithSummary($"{place.Words}.list")
        .Produces(StatusCodes.Status200OK, typeof(ListAnswer<>).MakeGenericType(place.Api.Row))
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden);
}
