using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Agencies.Features;

/// <summary>Plain posts of the account menu; forms carry the antiforgery token.</summary>
internal static class AccountEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(AgencyLinks.SignOut, async ([FromForm] string? ve, HttpContext http, IActorResolver actors, IEnumerable<ISignOutStep> steps, SignInManager<User> sessions, CancellationToken ct) =>
        {
            var leaving = actors.Resolve(http.User);
            foreach (var step in steps) await step.LeaveAsync(http, leaving, ct);
            await sessions.SignOutAsync();
            return Results.LocalRedirect(Preferences.LocalOr(ve));
        }).ExcludeFromDescription();
        routes.MapPost(AgencyLinks.SwitchPost, async (
            [FromForm(Name = "vi-tri")] string? post, [FromForm] string? ve, HttpContext http, IActorResolver actors, SwitchPost.Handler handler, CancellationToken ct) =>
        {
            var result = OpClaims.ReadPost(post) is { } chosen
                ? await handler.HandleAsync(new(chosen), actors.Resolve(http.User), http.User, ct)
                : AgencyErrors.PostNotHeld;
            if (!result.IsError) return Results.LocalRedirect(Preferences.LocalOr(ve));
            http.Refuse(result.Error);
            return Results.Empty;
        }).ExcludeFromDescription();
    }
}
