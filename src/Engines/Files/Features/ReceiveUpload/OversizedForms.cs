using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

using OpenProvince.Files.Contracts;

namespace OpenProvince.Files.Features.ReceiveUpload;

/// <summary>
/// A form larger than its page takes would be cut off by the server, with everything typed. Here it is read as far as it is
/// sane: fields and files that fit go on to the page, the others are named beside their fields (<see cref="OversizedForm"/>).
/// </summary>
internal sealed class OversizedForms(RequestDelegate next, FileLimits limits)
{
    private const long MostRead = 1L * 1024 * 1024 * 1024;

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false } size || !IsOversized(http, size))
        {
            await next(http);
            return;
        }
        size.MaxRequestBodySize = MostRead;
        try
        {
            if (await PartsAsync(http) is not { } form)
            {
                http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return;
            }
            http.Response.RegisterForDispose(form);
            form.GiveTo(http);
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }
        await next(http);
    }

    // Refused for its token already: the error page is being drawn, and its form must not be touched any more.
    private static bool IsOversized(HttpContext http, IHttpMaxRequestBodySizeFeature size) =>
        HttpMethods.IsPost(http.Request.Method)
        && http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } && http.Request.HasFormContentType
        && http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
        && (http.Request.ContentLength is not { } length || length > size.MaxRequestBodySize);

    /// <summary>Null: no form of our pages, only read to the end so that the sender gets its answer.</summary>
    private async Task<FormParts?> PartsAsync(HttpContext http)
    {
        var ct = http.RequestAborted;
        if (UploadReader.Boundary(http) is not { } boundary)
        {
            await http.Request.Body.CopyToAsync(Stream.Null, ct);
            return null;
        }
        var reader = new MultipartReader(boundary, http.Request.Body);
        var parts = new FormParts(limits);
        while (await reader.ReadNextSectionAsync(ct) is { } section)
        {
            if (await parts.TakeAsync(section, ct)) continue;
            parts.Dispose();
            await http.Request.Body.CopyToAsync(Stream.Null, ct);
            return null;
        }
        return parts;
    }
}
