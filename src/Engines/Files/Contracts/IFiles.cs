using System.Data.Common;
using OpenProvince.Kernel;

namespace OpenProvince.Files.Contracts;

/// <summary>Stable id of a stored file.</summary>
public readonly record struct FileId(long Value);

/// <summary>What a file belongs to: the kind names the module and the thing, e.g. "dossiers.draft".</summary>
public readonly record struct FileOwner(string Kind, long Id);

/// <summary>A stored file. The name is what its owner called it and is shown to nobody else but those who may read the file.</summary>
public sealed record StoredFile(FileId Id, FileOwner Owner, string Name, string MediaType, long Size, Instant StoredAt, bool Filed);

/// <summary>What a file is and whose, for seals and their proof.</summary>
/// <param name="Fingerprint">Stands for the bytes, their number, the media type and the name; none of these changes while the file
/// lives.</param>
/// <param name="Owner">To whom it belongs now.</param>
/// <param name="Filed">False while it waits to be filed.</param>
public sealed record FiledContent(string Fingerprint, FileOwner Owner, bool Filed)
{
    /// <summary>What findings call the table.</summary>
    public const string Table = "files_file";
}

/// <summary>
/// Files by id. Content is checked at the door (extension, magic bytes, size) and lies in the data folder under a keyed
/// hash; two owners never share bytes, and nobody can tell from the folder whether a known document is there.
/// </summary>
public interface IFiles
{
    /// <summary>
    /// Checks and stores the stream; refused content leaves nothing behind. The file is unfiled until <see cref="File"/>.
    /// </summary>
    Task<Result<StoredFile>> StoreAsync(FileOwner owner, string name, Stream content, CancellationToken ct = default);

    /// <summary>The file, or null when it does not exist or was deleted.</summary>
    Task<StoredFile?> FindAsync(FileId id, CancellationToken ct = default);

    /// <summary>Files of one owner, oldest first.</summary>
    Task<IReadOnlyList<StoredFile>> OfAsync(FileOwner owner, CancellationToken ct = default);

    /// <summary>Marks every filed file of that owner for removal; the clean-up takes the bytes. For an owner who is forgotten.</summary>
    void Forget(UnitOfWork work, FileOwner owner);

    /// <summary>What these files are, by id; those that do not exist or were deleted are left out.</summary>
    /// <param name="ids">Any number of ids.</param>
    /// <param name="on">A connection to read on, for a proof at one snapshot; null opens one.</param>
    /// <param name="ct">Cancels the read.</param>
    Task<IReadOnlyDictionary<long, FiledContent>> ContentsAsync(
        IReadOnlyCollection<long> ids, DbConnection? on, CancellationToken ct = default);

    /// <inheritdoc cref="ContentsAsync(IReadOnlyCollection{long}, DbConnection?, CancellationToken)"/>
    Task<IReadOnlyDictionary<long, FiledContent>> ContentsAsync(IReadOnlyCollection<long> ids, CancellationToken ct = default) =>
        ContentsAsync(ids, null, ct);

    /// <summary>The content for reading, or null. The caller has decided that the reader may see it.</summary>
    Task<Stream?> OpenAsync(FileId id, CancellationToken ct = default);

    /// <summary>
    /// Adds to the caller's transaction: the file passes to its final owner and can no longer be deleted. A file that is not
    /// there, not whole, or not waiting at <paramref name="from"/> refuses the whole command with <paramref name="refusal"/>.
    /// </summary>
    void File(UnitOfWork work, FileId id, FileOwner from, FileOwner to, Error? refusal = null);

    /// <summary>
    /// Adds to the caller's transaction: every file of the owner that was never filed goes; its bytes follow with the next clean-up.
    /// </summary>
    void Discard(UnitOfWork work, FileOwner owner);

    /// <summary>Deletes a file that was never filed; a filed one, or another owner's, is refused as not found.</summary>
    Task<Result> DeleteAsync(FileId id, FileOwner owner, CancellationToken ct = default);
}
