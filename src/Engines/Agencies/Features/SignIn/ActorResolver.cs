using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Agencies.Features;

internal sealed class ActorResolver(IStaff staff, Sessions sessions, IHttpContextAccessor context) : IActorResolver, IActorSource
{
    public ValueTask<Actor> CurrentAsync(CancellationToken ct) =>
        ValueTask.FromResult(context.HttpContext is { } http ? Resolve(http.User) : Actor.Anonymous);

    public Actor Resolve(ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated != true) return Actor.Anonymous;
        // Asked again and again by a stream that was opened before the session ended.
        if (user.Long(OpClaims.Session) is { } session && !sessions.IsOpen(session)) return Actor.Anonymous;
        if (user.Long(OpClaims.Staff) is { } id) return Officer(id, OpClaims.ReadPost(user.FindFirstValue(OpClaims.Post)));
        return user.Long(OpClaims.Person) is { } person ? Citizen(person) : Actor.Anonymous;
    }

    /// <summary>Somebody with an account of their own.</summary>
    public static Actor Citizen(long person) => new($"person:{person}", ActorKind.Citizen, person, [], null);

    /// <summary>A post taken away since the cookie was made is no longer active: the usual one is.</summary>
    private Actor Officer(long id, Post? chosen)
    {
        if (staff.Find(id) is not { Locked: false } officer) return Actor.Anonymous;
        return officer.ActAs(chosen is { } post && officer.Posts.Contains(post) ? post : null);
    }
}
