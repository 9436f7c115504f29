using System.Text;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

using OpenProvince.Files.Contracts;
using OpenProvince.Files.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Files.Features.ReceiveUpload;

/// <summary>What is kept of an oversized form: its fields, and its files on disk as long as they fit.</summary>
internal sealed class FormParts(FileLimits limits) : IDisposable
{
    private const int MostFields = 2048, MostText = 1024 * 1024;

    private readonly Dictionary<string, StringValues> fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Error> refused = new(StringComparer.Ordinal);
    private readonly FormFileCollection files = [];
    private readonly List<FileStream> streams = [];
    private long textLeft = MostText, bytesLeft = limits.MaxAtOnce;

    /// <summary>False when the form is none of ours: too many fields, or too long ones.</summary>
    public async Task<bool> TakeAsync(MultipartSection section, CancellationToken ct)
    {
        if (section.AsFileSection() is { FileStream: { } content } file)
        {
            if (file.FileName.Length == 0) return true;
            await KeepAsync(file.Name, file.FileName, content, section.ContentType, ct);
            return files.Count + refused.Count <= MostFields;
        }
        if (section.AsFormDataSection() is not { } field) return true;
        using var text = new MemoryStream();
        if (fields.Count >= MostFields || !await CopyAsync(section.Body, text, textLeft, ct)) return false;
        textLeft -= text.Length;
        fields[field.Name] = StringValues.Concat(fields.GetValueOrDefault(field.Name), Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length));
        return true;
    }

    public void GiveTo(HttpContext http)
    {
        http.Request.Form = new FormCollection(fields, files);
        OversizedForm.Remember(http, refused);
    }

    public void Dispose()
    {
        foreach (var stream in streams) stream.Dispose();
    }

    private async Task KeepAsync(string name, string fileName, Stream content, string? type, CancellationToken ct)
    {
        var most = Math.Min(limits.MaxBytes, bytesLeft);
        var stream = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        streams.Add(stream);
        if (!await CopyAsync(content, stream, most, ct))
        {
            await content.CopyToAsync(Stream.Null, ct);
            refused[name] = most == limits.MaxBytes ? FileErrors.TooLarge(limits.MaxBytes) : FileErrors.TooMuchAtOnce(limits.MaxAtOnce);
            stream.SetLength(0);
            return;
        }
        bytesLeft -= stream.Length;
        files.Add(new FormFile(stream, 0, stream.Length, name, fileName) { Headers = new HeaderDictionary(), ContentType = type ?? "application/octet-stream" });
    }

    /// <summary>False as soon as there is more than <paramref name="most"/>.</summary>
    private static async Task<bool> CopyAsync(Stream from, Stream to, long most, CancellationToken ct)
    {
        var buffer = new byte[81920];
        long size = 0;
        for (int read; (read = await from.ReadAsync(buffer, ct)) > 0;)
        {
            if ((size += read) > most) return false;
            await to.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        return true;
    }
}
