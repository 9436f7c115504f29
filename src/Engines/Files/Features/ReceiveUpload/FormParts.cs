using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

using OpenProvince.Files.Contracts;
using OpenProvince.Files.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Files.Features.ReceiveUpload;

/// <summary>What is kept of a page's form: its fields, and its files on disk as long as they fit.</summary>
internal sealed class FormParts(
    FileLimits files, RequestLimits limits, string folder, Func<FormCollection, Task<bool>> isGenuine) : IDisposable
{
    private readonly Dictionary<string, StringValues> fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Error> refused = new(StringComparer.Ordinal);
    private readonly FormFileCollection kept = [];
    private readonly List<FileStream> streams = [];
    private long textLeft = limits.FormBytes, bytesLeft = files.MaxAtOnce;
    private int values, parts;
    private bool genuine;

    public FormCollection Form => new(fields, kept);

    public IReadOnlyDictionary<string, Error> Refused => refused;

    /// <summary>Takes the next part; what stops the whole form is the status it is answered with.</summary>
    public async Task<int?> TakeAsync(MultipartSection section, CancellationToken ct)
    {
        if (section.AsFileSection() is { FileStream: { } content } file)
        {
            if (++parts > limits.FormFiles) return StatusCodes.Status413PayloadTooLarge;
            // Before the first byte goes to the disk: the form comes from a page of ours.
            if (!genuine && !(genuine = await isGenuine(Form))) return StatusCodes.Status400BadRequest;
            await KeepAsync(file.Name, file.FileName, content, section.ContentType, ct);
            return null;
        }
        if (section.AsFormDataSection() is not { } field) return ++parts > limits.FormFiles ? StatusCodes.Status413PayloadTooLarge : null;
        if (++values > limits.Fields) return StatusCodes.Status413PayloadTooLarge;
        var most = Math.Min(textLeft, limits.FieldLength);
        if (await PartReader.TextAsync(section.Body, most, ct) is not { } text) return StatusCodes.Status413PayloadTooLarge;
        textLeft -= text.Length;
        fields[field.Name] = StringValues.Concat(fields.GetValueOrDefault(field.Name), text);
        return null;
    }

    public void Dispose()
    {
        foreach (var stream in streams) stream.Dispose();
        streams.Clear();
    }

    private async Task KeepAsync(string name, string fileName, Stream content, string? type, CancellationToken ct)
    {
        if (refused.ContainsKey(name)) return;
        if (kept.GetFile(name) is not null)
        {
            refused[name] = FileErrors.OneAtATime;
            return;
        }
        var most = Math.Min(files.MaxBytes, bytesLeft);
        var stream = Open();
        streams.Add(stream);
        if (!await PartReader.CopyAsync(content, stream, most, ct))
        {
            refused[name] = most == files.MaxBytes ? FileErrors.TooLarge(files.MaxBytes) : FileErrors.TooMuchAtOnce(files.MaxAtOnce);
            stream.SetLength(0);
            return;
        }
        bytesLeft -= stream.Length;
        kept.Add(new FormFile(stream, 0, stream.Length, name, fileName)
        {
            Headers = new HeaderDictionary(), ContentType = type ?? "application/octet-stream",
        });
    }

    /// <summary>A file without a name: it is gone with its last reader, also when the process dies.</summary>
    private FileStream Open()
    {
        var path = Path.Combine(folder, $"form-{Guid.NewGuid():n}");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Delete, BufferSize = 0,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var stream = new FileStream(path, options);
        File.Delete(path);
        return stream;
    }
}
