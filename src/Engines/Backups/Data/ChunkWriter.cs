using System.Text;
using System.Text.Json;
using OpenProvince.Backups.Domain;

namespace OpenProvince.Backups.Data;

/// <summary>
/// Cuts streams into chunks and writes those the archive does not have. Only chunks a whole backup names count as there: what a
/// killed run left behind is written again.
/// </summary>
internal sealed class ChunkWriter(IBackupStore store, BackupCipher cipher, HashSet<string> known) : IDisposable
{
    /// <summary>Pages of a database change one by one: small pieces. Documents never change: large ones.</summary>
    public const int PageChunk = 64 * 1024, FileChunk = 1024 * 1024;

    private const int Direct = 64, PerList = 1024, AtOnce = 8;
    private readonly SemaphoreSlim slots = new(AtOnce, AtOnce);
    private Exception? failed;
    private long written;

    /// <summary>Sealed bytes sent to the archive so far.</summary>
    public long Written => Interlocked.Read(ref written);

    public async Task<Content> WriteAsync(Stream from, int chunk, Action<long>? read, CancellationToken ct)
    {
        var ids = new List<string>();
        var buffer = new byte[chunk];
        long size = 0;
        for (int n; (n = await from.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct)) > 0;)
        {
            size += n;
            ids.Add(await AddAsync(buffer.AsMemory(0, n), ct));
            read?.Invoke(n);
        }
        if (ids.Count <= Direct) return new Content(size, Listed: false, ids);
        var lists = new List<string>();
        foreach (var some in ids.Chunk(PerList)) lists.Add(await AddAsync(Encoding.ASCII.GetBytes(string.Concat(some)), ct));
        return new Content(size, Listed: true, lists);
    }

    public async Task<Content> WriteAsync(IReadOnlyList<Entry> entries, CancellationToken ct)
    {
        using var text = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(entries), writable: false);
        return await WriteAsync(text, FileChunk, null, ct);
    }

    public void Dispose() => slots.Dispose();

    /// <summary>Waits for every chunk on its way.</summary>
    public async Task DrainAsync(CancellationToken ct)
    {
        // All slots or none: a cancelled wait for half of them would leave nobody any.
        await QuietAsync();
        ct.ThrowIfCancellationRequested();
        if (failed is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failed);
    }

    /// <summary>Waits without caring how it went: nothing may be on its way when the lock on the archive is let go.</summary>
    public async Task QuietAsync()
    {
        for (var i = 0; i < AtOnce; i++) await slots.WaitAsync();
        slots.Release(AtOnce);
    }

    private async Task<string> AddAsync(ReadOnlyMemory<byte> plain, CancellationToken ct)
    {
        var id = cipher.Address(plain.Span);
        if (!known.Add(id)) return id;
        var copy = plain.ToArray();
        await slots.WaitAsync(ct);
        if (failed is null) _ = Task.Run(() => SendAsync(Chunks.Name(id), copy, ct), CancellationToken.None);
        else slots.Release();
        if (failed is not null) await DrainAsync(ct);
        return id;
    }

    private async Task SendAsync(string name, byte[] plain, CancellationToken ct)
    {
        try
        {
            var bytes = cipher.Seal(name, plain);
            await store.WriteAsync(name, bytes, ct);
            Interlocked.Add(ref written, bytes.Length);
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref failed, e, null);
        }
        finally
        {
            slots.Release();
        }
    }
}
