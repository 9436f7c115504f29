using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Agencies.Features;

/// <summary>Plain posts of the account menu; forms carry the antiforgery token.</summary>
internal static class AccountEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(AgencyLinks.SignOut, async ([FromForm] string? ve, HttpContext http, IActorResolver actors,
            IEnumerable<ISignOutStep> steps, SessionOpener opener, UnitOfWork work, CancellationToken ct) =>
        {
            var leaving = actors.Resolve(http.User);
            foreach (var step in steps) await step.LeaveAsync(http, leaving, ct);
            await opener.CloseAsync(work, ct);
            return Results.LocalRedirect(Preferences.LocalOr(ve));
        }).WithMetadata(new TakesFormOfEarlierAttribute()).Takes(BodyKind.Form).ExcludeFromDescription();
        routes.MapPost(AgencyLinks.EndSession, async (
            [FromForm(Name = "phien")] string? session, [FromForm] string? ve, HttpContext http, EndSession.Handler handler,
            CancellationToken ct) =>
        {
            // Nothing said is all the others; what is said must be one.
            var one = long.TryParse(session, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0;
            var result = session is null || one ? await handler.HandleAsync(new(one ? id : null), http.User, ct) : AgencyErrors.TicketOver;
            if (!result.IsError) return Results.LocalRedirect(Preferences.LocalOr(ve));
            http.Refuse(result.Error);
            return Results.Empty;
        }).RequireAuthorization().Takes(BodyKind.Form).ExcludeFromDescription();
        routes.MapPost(AgencyLinks.SwitchPost, async (
            [FromForm(Name = "vi-tri")] string? post, [FromForm] string? ve, HttpContext http, IActorResolver actors,
            SwitchPost.Handler handler, CancellationToken ct) =>
        {
            var result = OpClaims.ReadPost(post) is { } chosen
                ? await handler.HandleAsync(new(chosen), actors.Resolve(http.User), http.User, ct)
                : AgencyErrors.PostNotHeld;
            if (!result.IsError) return Results.LocalRedirect(Preferences.LocalOr(ve));
            http.Refuse(result.Error);
            return Results.Empty;
        }).Takes(BodyKind.Form).ExcludeFromDescription();
    }
}
