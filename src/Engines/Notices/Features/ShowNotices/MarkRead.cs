using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;
using OpenProvince.Notices.Data;
using OpenProvince.Ui;

namespace OpenProvince.Notices.Features;

/// <summary>Somebody read one of their own notices, or all of them.</summary>
internal static class MarkRead
{
    /// <param name="Notice">Null: all that are shown.</param>
    internal sealed record Command(long? Notice);

    internal sealed class Handler(UnitOfWork work, Clock clock)
    {
        public async Task<Result> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (actor.PersonId is not { } person) return Result.Ok;
            if (command.Notice is { } notice)
                work.Add(
                    "update notices_notice set read_at = $3 where id = $1 and person = $2 and read_at is null", notice, person, clock.Now);
            else
                work.Add(
                    "update notices_notice set read_at = $2 where person = $1 and read_at is null and shown_at <= $2", person, clock.Now);
            return await work.CommitAsync(ct);
        }
    }

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(NoticeLinks.Read, PostAsync).RequireAuthorization().ExcludeFromDescription()
            .WithMetadata(new RequireAntiforgeryTokenAttribute()).Takes(BodyKind.Form);
        // Whoever had to sign in first comes back with GET: nothing was marked.
        routes.MapGet(NoticeLinks.Read, (HttpContext http, IActorResolver actors) => Results.LocalRedirect(List(actors.Resolve(http.User))))
            .RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task<IResult> PostAsync(
        HttpContext http, Handler handler, NoticeReads reads, IActorResolver actors, CancellationToken ct)
    {
        var actor = actors.Resolve(http.User);
        var given = (await http.Request.ReadFormAsync(ct))["id"].ToString();
        var asked = long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var id);
        // One of somebody else's is not found: the person is part of the question.
        var notice = asked && await reads.FindAsync(id, ct) is { } found && found.Person == actor.PersonId ? found : null;
        if (given.Length > 0 && notice is null) return Results.NotFound();
        var result = await handler.HandleAsync(new(notice?.Id), actor, ct);
        if (result.IsError)
        {
            http.Refuse(result.Error);
            return Results.Empty;
        }
        return Results.LocalRedirect(notice?.Link ?? List(actor));
    }

    private static string List(Actor actor) => actor.Kind == ActorKind.Officer ? NoticeLinks.Desk : NoticeLinks.Mine;
}
