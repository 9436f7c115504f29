using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Cases.Contracts;

/// <summary>What a service answers programs after an act.</summary>
/// <param name="Body">Type of the answer, for the document.</param>
/// <param name="Of">Makes it; a refusal becomes a problem.</param>
public sealed record ActAnswer(Type Body, Func<Result<Moved>, Actor, HttpContext, IAgencies, IResult> Of);

/// <summary>Which case a request of a program means.</summary>
public static class ApiTargets
{
    /// <summary>The case of the route, the revision of <c>If-Match</c> (or of the body), and the idempotency key.</summary>
    public static Result<Target> Target(HttpContext http, long id, long? revision, object body)
    {
        var key = ApiRequest.Key(http, body);
        if (key.IsError) return key.Error;
        var seen = ApiRequest.Revision(http, revision);
        return seen.IsError ? seen.Error : new Target(id, seen.Value, key.Value);
    }
}

/// <summary>Maps the verbs of a kind for programs: <c>POST {group}/{id}/verb</c>, one line each.</summary>
/// <param name="group">Where the kind's addresses begin.</param>
/// <param name="words">Beginning of the summaries' text keys: <c>{words}.api.{verb}</c>.</param>
/// <param name="answer">What an act is answered with.</param>
public sealed class ActRoutes<TCase>(RouteGroupBuilder group, string words, ActAnswer answer) where TCase : Case
{
    /// <summary>What an act is run with.</summary>
    public sealed record Needs(CaseDesk<TCase> Desk, IAgencies Agencies);

    /// <summary>An act of the kind: what its body says, in the words of the act.</summary>
    public void Map<TAct, TBody, TInput>()
        where TAct : Act<TCase, TInput>, IActFacts where TBody : class, IActBody<TInput>, new() =>
        Move<TAct, TBody>(TAct.About.Verb, typeof(TAct), (act, services, target, said, actor, ct) =>
            services.Desk.RunAsync(act, target, said.Said(services.Agencies), actor, ct), TAct.About.Permission);

    /// <summary>An act that is run in a way of its own.</summary>
    public void Move<TAct, TBody>(
        string verb, Type named, Func<TAct, Needs, Target, TBody, Actor, CancellationToken, Task<Result<Moved>>> run,
        string? permission = null)
        where TAct : class where TBody : class, IActBody, new() => group
        .MapPost($"/{{id:long}}/{verb}", async (long id, TBody? body, TAct act, [AsParameters] Needs needs, IActorResolver actors,
            HttpContext http, CancellationToken ct) =>
        {
            var said = body ?? new TBody();
            var target = ApiTargets.Target(http, id, said.Revision, said);
            if (target.IsError) return Problems.Of(target.Error, http);
            var actor = actors.Resolve(http.User);
            return answer.Of(await run(act, needs, target.Value, said, actor, ct), actor, http, needs.Agencies);
        })
        .WithName(JsonNamingPolicy.CamelCase.ConvertName(named.Name))
        .WithSummary($"{words}.api.{verb}")
        .WithMetadata(ApiHeaders.Key, ApiHeaders.Seen, ApiHeaders.Revision)
        .WithMetadata(permission is null ? [] : [new UsesPermission(permission)])
        .Produces(StatusCodes.Status200OK, answer.Body)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);
}
