using System.Buffers;
using System.Security.Cryptography;

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

using OpenProvince.Files.Contracts;
using OpenProvince.Files.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Files.Data;

/// <summary>What arrived: where its bytes wait, how many, and under which address they will lie.</summary>
internal sealed record ArrivedBlob(string TemporaryPath, string Address, long Size, FileFormat Format);

/// <summary>
/// The bytes, in the data folder: <c>files/ab/cd/abcd…</c>, addressed by a hash keyed with a secret of this installation.
/// </summary>
internal sealed partial class BlobFolder
{
    private const int KeyLength = 32, CopyBuffer = 16 * 1024;
    private const string Mark = ".row";
    private readonly string folder;
    private readonly string root;
    private readonly string incoming;
    private readonly Lazy<byte[]> key;
    private readonly ILogger logger;

    public BlobFolder(Database database, ILogger<BlobFolder>? logger = null)
    {
        this.logger = logger ?? NullLogger<BlobFolder>.Instance;
        folder = database.Target.Folder;
        root = Path.Combine(folder, "files");
        incoming = Path.Combine(root, "incoming");
        key = new(() => LoadKey(KeyFile));
    }

    private string KeyFile => Path.Combine(root, "address.key");

    public string Incoming => Directory.CreateDirectory(incoming).FullName;

    /// <summary>Whether addresses can be computed without making a new key.</summary>
    public bool HasKey => File.Exists(KeyFile) && new FileInfo(KeyFile).Length == KeyLength;

    /// <summary>Writes the stream aside while counting, hashing and looking at its first bytes; a refusal leaves nothing.</summary>
    public async Task<Result<ArrivedBlob>> ArriveAsync(long id, string name, Stream content, long limit, CancellationToken ct)
    {
        var path = Path.Combine(Incoming, id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var kept = false;
        try
        {
            var arrived = await WriteAsync(id, name, content, limit, path, ct);
            kept = !arrived.IsError;
            return arrived;
        }
        catch (IOException e) when (DiskFault.IsWrite(e))
        {
            LogNotStored(e.Message);
            return FileErrors.DiskFull;
        }
        finally
        {
            if (!kept) File.Delete(path);
        }
    }

    private async Task<Result<ArrivedBlob>> WriteAsync(long id, string name, Stream content, long limit, string path, CancellationToken ct)
    {
        await using var file = new FileStream(
            path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        var head = new byte[FileFormat.HeadLength];
        var headLength = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        if (headLength == 0) return FileErrors.Empty;
        var format = FileFormat.Check(name, head[..headLength]);
        if (format.IsError) return format.Error;
        using var hash = NewHash(id);
        var size = await CopyAsync(content, file, hash, head.AsMemory(0, headLength), limit, ct);
        if (size > limit) return FileErrors.TooLarge(limit);
        if (format.Value.Container)
        {
            file.Position = 0;
            var inside = OfficeContainer.Check(format.Value, file);
            if (inside.IsError) return inside.Error;
        }
        file.Flush(flushToDisk: true);
        return new ArrivedBlob(path, Convert.ToHexStringLower(hash.GetHashAndReset()), size, format.Value);
    }

    /// <summary>The id is part of what is hashed: equal documents of two people get unrelated addresses.</summary>
    private IncrementalHash NewHash(long id)
    {
        var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Value);
        hash.AppendData(BitConverter.GetBytes(id));
        return hash;
    }

    private static async Task<long> CopyAsync(
        Stream from, Stream to, IncrementalHash hash, ReadOnlyMemory<byte> head, long limit, CancellationToken ct)
    {
        long size = 0;
        var buffer = ArrayPool<byte>.Shared.Rent(CopyBuffer);
        try
        {
            for (var part = head; part.Length > 0; part = buffer.AsMemory(0, await from.ReadAsync(buffer, ct)))
            {
                size += part.Length;
                if (size > limit) return size;
                hash.AppendData(part.Span);
                await to.WriteAsync(part, ct);
            }
            return size;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// Puts the bytes in their place before their row is written. A mark stays until <see cref="Settle"/>: after a kill in between,
    /// or when nobody knows whether the row was written, the clean-up finds the bytes by it.
    /// </summary>
    public Result Keep(ArrivedBlob blob)
    {
        var path = PathOf(blob.Address);
        try
        {
            File.WriteAllBytes(MarkOf(blob.Address), []);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(blob.TemporaryPath, path, overwrite: true);
            return Result.Ok;
        }
        catch (IOException e) when (DiskFault.IsWrite(e))
        {
            File.Delete(blob.TemporaryPath);
            Settle(blob.Address);
            LogNotStored(e.Message);
            return FileErrors.DiskFull;
        }
    }

    public FileStream? Open(string address)
    {
        var path = PathOf(address);
        return File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 81920,
                FileOptions.Asynchronous | FileOptions.SequentialScan)
            : null;
    }

    /// <summary>Bytes that lie there; null when none do.</summary>
    public long? SizeOf(string address) => new FileInfo(PathOf(address)) is { Exists: true } file ? file.Length : null;

    /// <summary>The address these bytes should have, or null when they went away meanwhile.</summary>
    public async Task<string?> HashAsync(long id, string address, CancellationToken ct)
    {
        await using var file = Open(address);
        if (file is null) return null;
        using var hash = NewHash(id);
        var buffer = new byte[81920];
        for (int read; (read = await file.ReadAsync(buffer, ct)) > 0;) hash.AppendData(buffer, 0, read);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The row is there, or the bytes are gone.</summary>
    public void Settle(string address) => File.Delete(MarkOf(address));

    /// <summary>Addresses whose row was not settled by then.</summary>
    public IEnumerable<string> Unsettled(DateTime beforeUtc) => Directory.EnumerateFiles(Incoming, $"*{Mark}")
        .Where(mark => File.GetLastWriteTimeUtc(mark) < beforeUtc).Select(mark => Path.GetFileNameWithoutExtension(mark));

    /// <summary>Uploads that broke off before they had an address.</summary>
    public IEnumerable<string> HalfReceived(DateTime beforeUtc) => Directory.EnumerateFiles(Incoming)
        .Where(path => !path.EndsWith(Mark, StringComparison.Ordinal) && File.GetLastWriteTimeUtc(path) < beforeUtc);

    /// <summary>The addresses that lie under these first two letters since before that time.</summary>
    public HashSet<string> Lying(string letters, DateTime beforeUtc) => Directory.Exists(Path.Combine(root, letters))
        ? [.. Directory.EnumerateFiles(Path.Combine(root, letters), "*", SearchOption.AllDirectories)
            .Where(path => File.GetLastWriteTimeUtc(path) < beforeUtc).Select(path => Path.GetFileName(path))]
        : [];

    private string MarkOf(string address) => Path.Combine(Incoming, address + Mark);

    public void Remove(string address)
    {
        // Its folder may never have come back from a backup.
        if (File.Exists(PathOf(address))) File.Delete(PathOf(address));
    }

    /// <summary>Where the bytes of an address lie under the data folder.</summary>
    public static string Relative(string address) => $"files/{address[..2]}/{address[2..4]}/{address}";

    private string PathOf(string address) => Path.Combine(folder, Relative(address));

    [LoggerMessage(Level = LogLevel.Error, Message = "An upload was not stored: {Reason}")]
    private partial void LogNotStored(string reason);

    private static byte[] LoadKey(string path)
    {
        if (File.Exists(path) && File.ReadAllBytes(path) is { Length: KeyLength } known) return known;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var fresh = RandomNumberGenerator.GetBytes(KeyLength);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(fresh);
        file.Flush(flushToDisk: true);
        return fresh;
    }
}
