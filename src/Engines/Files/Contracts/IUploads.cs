using Microsoft.AspNetCore.Http;

using OpenProvince.Files.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Files.Contracts;

/// <summary>
/// Receives a posted file without buffering it: the antiforgery field must come before the file in the form. A body over
/// the limit is refused from its length; the rest is read and thrown away so that the browser gets an answer, not a reset.
/// </summary>
public interface IUploads
{
    /// <summary>
    /// Stores the first file of the form for <paramref name="owner"/>. An empty choice of a genuine form is refused as missing.
    /// The fields before the file then stand in the request's form, unless <paramref name="isGenuine"/> checks them.
    /// </summary>
    /// <param name="http">The posted request; its body must not have been read.</param>
    /// <param name="owner">What the file will belong to.</param>
    /// <param name="isGenuine">Checks the fields before the file instead of the framework's antiforgery token.</param>
    /// <param name="ct">Cancels the reception.</param>
    Task<Result<StoredFile>> ReceiveAsync(
        HttpContext http, FileOwner owner, Func<IReadOnlyDictionary<string, string>, bool>? isGenuine = null,
        CancellationToken ct = default);
}

/// <summary>Limits shown on pages and enforced at the door.</summary>
public sealed record FileLimits
{
    /// <summary>Largest file taken, in bytes.</summary>
    public long MaxBytes { get; init; } = 20L * 1024 * 1024;

    /// <summary>All files of one form together, in bytes; what fits of a larger form is still taken.</summary>
    public long MaxAtOnce { get; init; } = 100L * 1024 * 1024;

    /// <summary>Files one owner may have.</summary>
    public int MaxPerOwner { get; init; } = 40;

    /// <summary>Bytes of all files together that were uploaded and not filed: what strangers can make the disk hold.</summary>
    public long MaxUnfiledBytes { get; init; } = 20L * 1024 * 1024 * 1024;

    /// <summary>The same for the boxes of officers (<see cref="OfficeBox"/>), which do not count with the strangers'.</summary>
    public long MaxUnfiledOfficeBytes { get; init; } = 20L * 1024 * 1024 * 1024;

    /// <summary>Unfiled files older than this are removed.</summary>
    public TimeSpan KeepUnfiled { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Extensions taken, for the accept attribute and the hint.</summary>
    public IReadOnlyList<string> Extensions { get; } = [.. FileFormat.All.SelectMany(format => format.Extensions)];
}
