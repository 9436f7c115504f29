using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

using OpenProvince.Files.Contracts;
using OpenProvince.Files.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Files.Features.ReceiveUpload;

internal sealed class UploadReader(IFiles files, IAntiforgery antiforgery, FileLimits limits, RequestLimits bodies) : IUploads
{
    private const int FormOverhead = 64 * 1024, MostFields = 16;

    public async Task<Result<StoredFile>> ReceiveAsync(
        HttpContext http, FileOwner owner, Func<IReadOnlyDictionary<string, string>, bool>? isGenuine = null,
        CancellationToken ct = default)
    {
        if (http.Request.ContentLength > limits.MaxBytes + FormOverhead)
        {
            await RefusedBody.ThrowAwayAsync(http, bodies.ThrownAway);
            return FileErrors.TooLarge(limits.MaxBytes);
        }
        try
        {
            var stored = await ReadAsync(http, owner, isGenuine, ct);
            if (stored.IsError) await RefusedBody.ThrowAwayAsync(http, bodies.ThrownAway);
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
        if (PartReader.Of(http) is not { } reader) return FileErrors.Broken;
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        for (var parts = 0; await reader.ReadNextSectionAsync(ct) is { } section; parts++)
        {
            if (parts == MostFields) return FileErrors.Broken;
            // A file field that was left empty comes as a text without words.
            if (section.AsFileSection() is { FileName: var name, FileStream: { } content })
            {
                if (!await IsGenuineAsync(http, fields, isGenuine)) return FileErrors.Broken;
                return await StoreAsync(reader, owner, name, content, ct);
            }
            if (section.AsFormDataSection() is not { } field) continue;
            if (await PartReader.TextAsync(section.Body, bodies.UploadFieldBytes, ct) is not { } text) return FileErrors.Broken;
            fields[field.Name] = text;
        }
        // "Nothing chosen" may still lead on: only our own page may say it.
        return await IsGenuineAsync(http, fields, isGenuine) ? FileErrors.Missing : FileErrors.Broken;
    }

    /// <summary>One file a form: a second one is not dropped in silence, it refuses both.</summary>
    private async Task<Result<StoredFile>> StoreAsync(
        MultipartReader reader, FileOwner owner, string name, Stream content, CancellationToken ct)
    {
        var stored = await files.StoreAsync(owner, name, content, ct);
        for (var parts = 0; !stored.IsError && await reader.ReadNextSectionAsync(ct) is { } section; parts++)
        {
            if (parts < MostFields && section.AsFileSection() is null) continue;
            await files.DeleteAsync(stored.Value.Id, owner, ct);
            return FileErrors.OneAtATime;
        }
        return stored;
    }

    /// <summary>Antiforgery reads a form; giving it the fields seen so far keeps the file out of memory.</summary>
    private async Task<bool> IsGenuineAsync(
        HttpContext http, Dictionary<string, StringValues> fields, Func<IReadOnlyDictionary<string, string>, bool>? isGenuine)
    {
        if (isGenuine is not null) return isGenuine(fields.ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal));
        http.Request.Form = new FormCollection(fields);
        return await antiforgery.IsRequestValidAsync(http);
    }
}
