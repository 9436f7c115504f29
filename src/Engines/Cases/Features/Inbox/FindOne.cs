using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Cases.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Cases.Features;

/// <summary>
/// What the search of the header posts to: the code of any kind leads to its page, everything else goes on to the list that is searched.
/// </summary>
internal static class FindOne
{
    public const string Path = "/desk/tim";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, PostAsync).RequireAuthorization(AgencyPermissions.Office)
            .WithMetadata(new RequireAntiforgeryTokenAttribute()).Takes(BodyKind.Form).ExcludeFromDescription();
        // Whoever had to sign in first comes back with GET: the words are to be typed again.
        routes.MapGet(Path, () => Results.LocalRedirect(InboxList.Place.Path)).RequireAuthorization(AgencyPermissions.Office)
            .ExcludeFromDescription();
    }

    private static async Task<IResult> PostAsync(HttpContext http, Inbox inbox, IActorResolver actors)
    {
        var text = (await http.Request.ReadFormAsync(http.RequestAborted))["q"].ToString();
        var kinds = inbox.KindsOf(actors.Resolve(http.User));
        if (kinds.Select(face => face.Meant(text)).FirstOrDefault(page => page is not null) is { } page) return SeeOther.To(page);
        // The form is sent on as it is: what was typed may be somebody's name, and stands in no address.
        return kinds.Select(face => face.SearchPath).FirstOrDefault(path => path is not null) is { } search
            ? Results.LocalRedirect(search, permanent: false, preserveMethod: true)
            : Results.LocalRedirect(InboxList.Place.Path);
    }
}
