using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>
/// Before any address for programs: who is nobody is told to sign in (401 with the scheme), and a browser's session may
/// change something only from this site's own pages. A session cookie travels by itself, so the browser's word about where
/// the request comes from, or a header no foreign page can set, takes the place of the form's token. Keys are not affected.
/// </summary>
internal sealed class ApiDoor(RequestDelegate next)
{
    private const string Realm = "Bearer realm=\"openprovince\"";

    public async Task InvokeAsync(HttpContext http, IActorSource actors)
    {
        if (!UiModule.IsApi(http.Request.Path) || http.GetEndpoint() is not RouteEndpoint endpoint)
        {
            // Nothing answers there, or not that method: whoever asks may know.
            await next(http);
            return;
        }
        var actor = await actors.CurrentAsync(http.RequestAborted);
        if (Refusal(http, actor, endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null) is not { } refusal) await next(http);
        else await refusal.ExecuteAsync(http);
    }

    private static IResult? Refusal(HttpContext http, Actor actor, bool open)
    {
        var withKey = http.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
        if (actor.Kind == ActorKind.Anonymous)
        {
            if (open && !withKey) return null;
            http.Response.Headers.WWWAuthenticate = withKey ? $"{Realm}, error=\"invalid_token\"" : Realm;
            return Problems.Of(withKey ? ProgramErrors.KeyUnknown : ProgramErrors.NotSignedIn, http, StatusCodes.Status401Unauthorized);
        }
        return withKey || ForeignDoor.IsSafe(http.Request.Method) || ComesFromHere(http.Request)
            ? null
            : Problems.Of(ProgramErrors.FromElsewhere, http);
    }

    private static bool ComesFromHere(HttpRequest request) =>
        RequestOrigin.IsHere(request) || request.Headers["X-Requested-With"].Count > 0;
}
