using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

using OpenProvince.Files.Contracts;
using OpenProvince.Files.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Files.Features.DownloadFile;

/// <summary>Sends a file, or a part of it, to somebody the owning module lets read it; to everybody else it does not exist.</summary>
internal static class DownloadFile
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/tep/{id:long}", async (long id, Access access, HttpContext http, CancellationToken ct) =>
            await FindAsync(id, access, http, ct) ?? Results.NotFound()).ExcludeFromDescription();
        routes.MapGroup("/api/files").WithTags("files").ProducesDoorProblems()
            .MapGet("/{id:long}", async (long id, Access access, HttpContext http, CancellationToken ct) =>
                await FindAsync(id, access, http, ct) ?? Problems.Of(FileErrors.NotFound, http))
            .WithName("downloadFile")
            .WithSummary("files.api.download")
            .WithMetadata(new ApiDownload())
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>Files, and whoever says who may read them.</summary>
    internal sealed class Access(IFiles files, IEnumerable<IFileAccess> rules)
    {
        public IFiles Files => files;

        public async Task<bool> MayReadAsync(HttpContext http, FileOwner owner, CancellationToken ct) =>
            rules.FirstOrDefault(one => one.OwnerKind == owner.Kind) is { } rule && await rule.MayReadAsync(http, owner, ct);
    }

    private static async Task<IResult?> FindAsync(long id, Access access, HttpContext http, CancellationToken ct)
    {
        var file = await access.Files.FindAsync(new FileId(id), ct);
        if (file is null || !await access.MayReadAsync(http, file.Owner, ct)) return null;
        var content = await access.Files.OpenAsync(file.Id, ct);
        if (content is null) return null;
        // Shown in the browser only where that cannot run anything; never guessed to be something else, never kept by a proxy.
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        var show = file.MediaType is "image/jpeg" or "image/png";
        var disposition = new ContentDispositionHeaderValue(show ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        // What lies under an id never changes: a broken download goes on where it stopped.
        var tag = new EntityTagHeaderValue($"\"{file.Id.Value}\"");
        return Results.Stream(
            content, file.MediaType, lastModified: file.StoredAt.ToDateTimeOffset(), entityTag: tag, enableRangeProcessing: true);
    }
}
