using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>Every body of an act may carry the revision the caller looked at.</summary>
internal interface IActBody
{
    long? Revision { get; }
}

/// <summary>A body whose words mean something else inside: codes become units, names become enumerations.</summary>
internal interface IActBody<out TInput> : IActBody
{
    TInput Said(IAgencies agencies);
}

/// <summary>An act that needs nothing but the dossier.</summary>
internal sealed record PlainBody(long? Revision = null) : IActBody<NoInput>
{
    public PlainBody() : this(Revision: null) { }

    public NoInput Said(IAgencies agencies) => new();
}

/// <summary>An act with words: the reason of a decision.</summary>
internal sealed record ReasonBody(string? Reason = null, long? Revision = null) : IActBody<ReasonInput>, IActBody<WhyInput>
{
    public ReasonBody() : this(null, null) { }

    public ReasonInput Said(IAgencies agencies) => new(Reason);

    WhyInput IActBody<WhyInput>.Said(IAgencies agencies) => new(Reason ?? "");
}

/// <summary>Maps one act on one dossier: <c>POST /api/dossiers/{id}/verb</c>.</summary>
internal static class ApiMoves
{
    public static void MapAct<TAct, TBody, TInput>(this RouteGroupBuilder group)
        where TAct : Act<Dossier, TInput>, IActFacts where TBody : class, IActBody<TInput>, new() =>
        group.MapMove<TAct, TBody>(TAct.About.Verb, typeof(TAct), (act, services, target, said, actor, ct) =>
            services.Desk.RunAsync(act, target, said.Said(services.Agencies), actor, ct));

    /// <summary>What an act is run with.</summary>
    internal sealed record Needs(CaseDesk<Dossier> Desk, IAgencies Agencies);

    /// <summary>An act that is run in a way of its own.</summary>
    public static void MapMove<TAct, TBody>(
        this RouteGroupBuilder group, string verb, Type named,
        Func<TAct, Needs, Target, TBody, Actor, CancellationToken, Task<Result<Moved>>> run)
        where TAct : class where TBody : class, IActBody, new() => group
        .MapPost($"/{{id:long}}/{verb}", async (long id, TBody? body, TAct act, [AsParameters] Needs needs, IActorResolver actors,
            HttpContext http, CancellationToken ct) =>
        {
            var said = body ?? new TBody();
            var target = ApiTargets.Target(http, id, said.Revision, said);
            if (target.IsError) return Problems.Of(target.Error, http);
            var actor = actors.Resolve(http.User);
            return ApiAnswers.Moved(await run(act, needs, target.Value, said, actor, ct), actor, http, needs.Agencies);
        })
        .WithName(JsonNamingPolicy.CamelCase.ConvertName(named.Name))
        .WithSummary($"dossiers.api.{verb}")
        .WithMetadata(ApiHeaders.Key, ApiHeaders.Seen, ApiHeaders.Revision)
        .Produces<MovedAnswer>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);
}
