using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

using OpenProvince.Files.Contracts;

namespace OpenProvince.Files.Features.DownloadFile;

/// <summary>Sends a file to somebody the owning module lets read it; to everybody else it does not exist.</summary>
internal static class DownloadFile
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/tep/{id:long}", HandleAsync);

    private static async Task<IResult> HandleAsync(long id, HttpContext http, IFiles files, IEnumerable<IFileAccess> access, CancellationToken ct)
    {
        var file = await files.FindAsync(new FileId(id), ct);
        if (file is null) return Results.NotFound();
        var rule = access.FirstOrDefault(a => a.OwnerKind == file.Owner.Kind);
        if (rule is null || !await rule.MayReadAsync(http, file.Owner, ct)) return Results.NotFound();
        var content = await files.OpenAsync(file.Id, ct);
        if (content is null) return Results.NotFound();
        // Shown in the browser only where that cannot run anything; never guessed to be something else, never kept by a proxy.
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        var show = file.MediaType is "image/jpeg" or "image/png";
        var disposition = new ContentDispositionHeaderValue(show ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return Results.Stream(content, file.MediaType);
    }
}
