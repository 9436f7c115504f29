using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

using OpenProvince.Files.Contracts;
using OpenProvince.Files.Data;
using OpenProvince.Ui;

namespace OpenProvince.Files.Features.ReceiveUpload;

/// <summary>
/// Reads the forms of pages with file fields (<see cref="BodyKind.FormWithFiles"/>): fields and files that fit go on to the
/// page, the others are named beside their fields (<see cref="RefusedFiles"/>), so that nothing typed is lost.
/// </summary>
internal sealed class PageForms(RequestDelegate next, FileLimits files, RequestLimits limits, BlobFolder blobs, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var kind = http.GetEndpoint()?.Metadata.GetMetadata<BodyLimitAttribute>()?.Kind;
        if (kind is not BodyKind.FormWithFiles || !HttpMethods.IsPost(http.Request.Method)
            || PartReader.Of(http) is not { } reader)
        {
            await next(http);
            return;
        }
        using var parts = new FormParts(files, limits, blobs.Incoming, form => IsGenuineAsync(http, form));
        try
        {
            while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } section)
            {
                if (await parts.TakeAsync(section, http.RequestAborted) is not { } refusal) continue;
                await RefusedBody.ThrowAwayAsync(http, limits.ThrownAway);
                http.Response.StatusCode = refusal;
                return;
            }
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException)
        {
            http.Response.StatusCode = e is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status400BadRequest;
            return;
        }
        http.Request.Form = parts.Form;
        RefusedFiles.Remember(http, parts.Refused);
        await next(http);
    }

    private async Task<bool> IsGenuineAsync(HttpContext http, FormCollection soFar)
    {
        http.Request.Form = soFar;
        return await antiforgery.IsRequestValidAsync(http);
    }
}
