using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>Where the officers' searches are posted to: they lead on to the list, whose address shows no number of a person.</summary>
internal static class SearchPost
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, DeskLinks.Search, DeskLinks.Queue, DossierPermissions.Read,
            (form, agencies, seal) =>
                QueueQuery.Read(new QueryCollection(form.ToDictionary(field => field.Key, field => field.Value)), agencies, seal).Href());
        Map(routes, DeskLinks.SearchReturns, DeskLinks.Returns, DossierPermissions.Return,
            (form, _, seal) => $"{DeskLinks.Returns}{seal.Query('?', VietnameseText.Clean(form["q"]))}");
    }

    private static void Map(IEndpointRouteBuilder routes, string search, string list, string permission,
        Func<IFormCollection, IAgencies, SearchSeal, string> lead)
    {
        routes.MapPost(search, async (HttpContext http, IAgencies agencies, SearchSeal seal, CancellationToken ct) =>
                ApplyOnline.ApplyEndpoints.SeeOther(lead(await http.Request.ReadFormAsync(ct), agencies, seal)))
            .RequireAuthorization(permission).WithMetadata(new RequireAntiforgeryTokenAttribute()).Takes(BodyKind.Form)
            .ExcludeFromDescription();
        // Whoever had to sign in first comes back with GET: the list is there, the words are to be typed again.
        routes.MapGet(search, () => Results.LocalRedirect(list)).RequireAuthorization(permission).ExcludeFromDescription();
    }
}
