using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using OpenProvince.Agencies.Data;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Begins and ends the session of this browser: its row, the cookie that names it, and the record of both.</summary>
internal sealed class SessionOpener(
    SignInManager<User> manager, Sessions sessions, Callers callers, IHttpContextAccessor context, TimeProvider time)
{
    private HttpContext Http => context.HttpContext ?? throw new InvalidOperationException("Signing in needs a request");

    public Caller Caller => callers.Of(Http);

    /// <summary>Commits the work with a new session in it and gives the browser its cookie. A session that was open here ends.</summary>
    public async Task<Result> OpenAsync(UnitOfWork work, User user, string kind, CancellationToken ct)
    {
        var (now, caller, actor) = (time.Now(), Caller, SecurityEvent.ActorOf(user));
        var id = sessions.Open(work, user.Id, caller.Device, now);
        EndThis(work, now);
        SecurityEvents.Add(work, new(0, now, kind, actor, user.Id, id, SecurityEvent.OriginOf(caller.Address)));
        var done = await work.CommitAsync(ct);
        if (done.IsError) return done;
        await CookieAsync(user, id);
        callers.Remember(Http, user.Id);
        return Result.Ok;
    }

    /// <summary>The same session under changed claims: another post.</summary>
    public Task RenewAsync(User user) => Http.User.Long(OpClaims.Session) is { } id ? CookieAsync(user, id) : Task.CompletedTask;

    public async Task CloseAsync(UnitOfWork work, CancellationToken ct)
    {
        EndThis(work, time.Now());
        await work.CommitAsync(ct);
        await manager.SignOutAsync();
    }

    private void EndThis(UnitOfWork work, Instant now)
    {
        if (Http.User.Long(OpClaims.Session) is not { } id || Http.User.Long(ClaimTypes.NameIdentifier) is not { } account) return;
        var actor = Http.User.Long(OpClaims.Staff) is { } staff ? $"staff:{staff}" : $"person:{Http.User.Long(OpClaims.Person)}";
        SecurityEvents.Add(work, new(0, now, SecurityKinds.SignOut, actor, account, id, SecurityEvent.OriginOf(Caller.Address)));
        sessions.End(work, account, now, only: id);
    }

    private Task CookieAsync(User user, long id) => manager.SignInWithClaimsAsync(
        user, isPersistent: false, [new Claim(OpClaims.Session, id.ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64)]);
}
