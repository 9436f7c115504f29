using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Ui;

namespace OpenProvince.Agencies.Features;

/// <summary>What the page of keys posts to besides its forms.</summary>
internal static class KeyPosts
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(AgencyLinks.RevokeKey, async (
            [FromForm(Name = "khoa")] string? key, HttpContext http, IActorResolver actors, RevokeKey.Handler handler, Flash flash,
            CancellationToken ct) =>
        {
            var done = await handler.HandleAsync(new(key), actors.Resolve(http.User), ct);
            if (done.IsError)
            {
                http.Refuse(done.Error);
                return Results.Empty;
            }
            flash.Set(http, new("agencies.keys.revoked"));
            return Results.LocalRedirect(AgencyLinks.Keys);
        }).RequireAuthorization(AgencyPermissions.ManageKeys).Takes(BodyKind.Form).ExcludeFromDescription();
}
