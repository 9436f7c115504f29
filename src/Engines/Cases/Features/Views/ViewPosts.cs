using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Cases.Features;

/// <summary>What the page of views posts to: another name, the list opens with it or not, away with it.</summary>
internal static class ViewPosts
{
    public const string Rename = "ten", Use = "mo-bang", Unuse = "thoi-mo-bang", Delete = "xoa";

    public static string Href(long view, string verb) => $"{SavedViews.Path}/{ApiJson.Id(view)}/{verb}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var one = routes.MapGroup($"{SavedViews.Path}/{{id:long}}").RequireAuthorization(AgencyPermissions.Office)
            .ExcludeFromDescription().WithMetadata(new RequireAntiforgeryTokenAttribute());
        Map(one, Rename, async (views, id, actor, http) =>
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            return await views.RenameAsync(id, form["name"].ToString(), actor, http.RequestAborted);
        });
        Map(one, Use, (views, id, actor, http) => views.UseAsync(id, usual: true, actor, http.RequestAborted));
        Map(one, Unuse, (views, id, actor, http) => views.UseAsync(id, usual: false, actor, http.RequestAborted));
        Map(one, Delete, (views, id, actor, http) => views.DeleteAsync(id, actor, http.RequestAborted));
        // Whoever had to sign in first comes back with GET: nothing was changed.
        foreach (var verb in new[] { Rename, Use, Unuse, Delete }) one.MapGet(verb, () => Results.LocalRedirect(SavedViews.Path));
    }

    private static void Map(
        IEndpointRouteBuilder routes, string verb, Func<SavedViews, long, Actor, HttpContext, Task<Result>> does) => routes
        .MapPost(verb, async (long id, SavedViews views, IActorSource actors, Flash flash, HttpContext http) =>
        {
            var done = await does(views, id, await actors.CurrentAsync(http.RequestAborted), http);
            flash.Set(http, done.IsError ? FlashMessage.Refused(done.Error) : new($"cases.views.done.{verb}"));
            return SeeOther.To(SavedViews.Path);
        }).Takes(BodyKind.Form);
}
