using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>Maps one act on one dossier: <c>POST /api/dossiers/{id}/verb</c>.</summary>
internal static class ApiMoves
{
    /// <summary>Every body of an act may carry the revision the caller looked at.</summary>
    internal interface IBody
    {
        long? Revision { get; }
    }

    /// <summary>An act that needs nothing but the dossier.</summary>
    internal sealed record PlainBody(long? Revision = null) : IBody
    {
        public PlainBody() : this(Revision: null) { }
    }

    /// <summary>An act with words: the reason of a decision.</summary>
    internal sealed record ReasonBody(string? Reason = null, long? Revision = null) : IBody
    {
        public ReasonBody() : this(null, null) { }
    }

    public static void MapMove<THandler, TBody>(
        this RouteGroupBuilder group, string verb, string summaryKey,
        Func<THandler, Target, TBody, IAgencies, Actor, CancellationToken, Task<Result<Moved>>> act)
        where THandler : class where TBody : class, IBody, new() => group
        .MapPost($"/{{id:long}}/{verb}", async (
            long id, TBody? body, THandler handler, IAgencies agencies, IActorResolver actors, HttpContext http, CancellationToken ct) =>
        {
            var said = body ?? new TBody();
            var target = ApiTargets.Target(http, id, said.Revision, said);
            if (target.IsError) return Problems.Of(target.Error, http);
            var actor = actors.Resolve(http.User);
            return ApiAnswers.Moved(await act(handler, target.Value, said, agencies, actor, ct), actor, http, agencies);
        })
        .WithName(JsonNamingPolicy.CamelCase.ConvertName(typeof(THandler).DeclaringType!.Name))
        .WithSummary(summaryKey)
        .WithMetadata(ApiHeaders.Key, ApiHeaders.Seen, ApiHeaders.Revision)
        .Produces<MovedAnswer>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);
}
