using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

using OpenProvince.Files.Contracts;
using OpenProvince.Files.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Files.Features.ReceiveUpload;

internal sealed class UploadReader(IFiles files, IAntiforgery antiforgery, FileLimits limits) : IUploads
{
    private const int FormOverhead = 64 * 1024;
    private const long MostDrained = 1L * 1024 * 1024 * 1024;

    public async Task<Result<StoredFile>> ReceiveAsync(
        HttpContext http, FileOwner owner, Func<IReadOnlyDictionary<string, string>, bool>? isGenuine = null, CancellationToken ct = default)
    {
        // The server's own limit would cut the connection; ours answers with a sentence.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        if (http.Request.ContentLength > limits.MaxBytes + FormOverhead)
        {
            await DrainAsync(http, ct);
            return FileErrors.TooLarge(limits.MaxBytes);
        }
        try
        {
            var stored = await ReadAsync(http, owner, isGenuine, ct);
            if (stored.IsError) await DrainAsync(http, ct);
            return stored;
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException and not FileNotFoundException)
        {
            return FileErrors.Broken;
        }
    }

    private async Task<Result<StoredFile>> ReadAsync(
        HttpContext http, FileOwner owner, Func<IReadOnlyDictionary<string, string>, bool>? isGenuine, CancellationToken ct)
    {
        if (Boundary(http) is not { } boundary) return FileErrors.Broken;
        var reader = new MultipartReader(boundary, http.Request.Body);
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        while (await reader.ReadNextSectionAsync(ct) is { } section)
        {
            if (section.AsFileSection() is { FileName: var name, FileStream: { } content })
            {
                if (!await IsGenuineAsync(http, fields, isGenuine)) return FileErrors.Broken;
                return name.Length == 0 ? FileErrors.Missing : await files.StoreAsync(owner, name, content, ct);
            }
            if (section.AsFormDataSection() is { } field && fields.Count < 16) fields[field.Name] = await field.GetValueAsync(ct);
        }
        // "Nothing chosen" may still lead on: only our own page may say it.
        return await IsGenuineAsync(http, fields, isGenuine) ? FileErrors.Missing : FileErrors.Broken;
    }

    internal static string? Boundary(HttpContext http) =>
        MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 } boundary ? boundary.Value : null;

    /// <summary>Antiforgery reads a form; giving it the fields seen so far keeps the file out of memory.</summary>
    private async Task<bool> IsGenuineAsync(HttpContext http, Dictionary<string, StringValues> fields, Func<IReadOnlyDictionary<string, string>, bool>? isGenuine)
    {
        if (isGenuine is not null) return isGenuine(fields.ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal));
        http.Request.Form = new FormCollection(fields);
        return await antiforgery.IsRequestValidAsync(http);
    }

    private static async Task DrainAsync(HttpContext http, CancellationToken ct)
    {
        // The browser sends its body only after our "go on": then a plain answer is enough.
        if (http.Request.Headers.Expect.Count > 0) return;
        var buffer = new byte[81920];
        try
        {
            for (long seen = 0; seen < MostDrained;)
            {
                var read = await http.Request.Body.ReadAsync(buffer, ct);
                if (read == 0) return;
                seen += read;
            }
        }
        catch (Exception e) when (e is IOException or BadHttpRequestException)
        {
            // The sender gave up: the answer has nobody left to read it.
        }
    }
}
