using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Agencies.Features;

internal sealed class ActorResolver(IStaff staff, Sessions sessions, ApiTokens keys, IHttpContextAccessor context)
    : IActorResolver, IActorSource
{
    public ValueTask<Actor> CurrentAsync(CancellationToken ct) =>
        ValueTask.FromResult(context.HttpContext is { } http ? Resolve(http.User) : Actor.Anonymous);

    public Actor Resolve(ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated != true) return Actor.Anonymous;
        // Asked again and again by a stream that was opened before the session ended.
        if (user.Long(OpClaims.Session) is { } session && !sessions.IsOpen(session)) return Actor.Anonymous;
        var (key, post) = (user.FindFirstValue(OpClaims.Key), OpClaims.ReadPost(user.FindFirstValue(OpClaims.Post)));
        if (key is not null && !keys.IsInForce(key)) return Actor.Anonymous;
        if (user.Long(OpClaims.Staff) is { } id) return key is null ? Officer(id, post) : Program(id, post, key);
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

    /// <summary>A key ends with its post: it never acts from another one.</summary>
    private Actor Program(long id, Post? post, string key)
    {
        if (staff.Find(id) is not { Locked: false } officer) return Actor.Anonymous;
        if (post is { } own && !officer.Posts.Contains(own)) return Actor.Anonymous;
        var actor = officer.ActAs(post) with { Only = keys.OnlyOf(key) };
        return post is { } only ? actor with { Posts = [only] } : actor;
    }
}
