using OpenProvince.Backups.Domain;

namespace OpenProvince.Backups.Data;

/// <summary>Reads sealed chunks back.</summary>
internal sealed class Chunks(IBackupStore store, BackupCipher cipher)
{
    public const string Prefix = "chunks/";
    private const int IdLength = 64;

    public static string Name(string id) => $"{Prefix}{id[..2]}/{id}";

    /// <param name="part">What the bytes belong to, for the finding.</param>
    /// <exception cref="DamagedArchiveException">The chunk is gone or altered.</exception>
    public async Task<byte[]> ReadAsync(string id, string part, CancellationToken ct)
    {
        var name = Name(id);
        var bytes = await store.ReadAsync(name, ct) ?? throw new DamagedArchiveException(BackupErrors.Missing(name, part));
        return cipher.Open(name, bytes) ?? throw new DamagedArchiveException(BackupErrors.Damaged(name, part));
    }

    /// <summary>The addresses one list holds.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string list, string part, CancellationToken ct)
    {
        var text = System.Text.Encoding.ASCII.GetString(await ReadAsync(list, part, ct));
        return [.. Enumerable.Range(0, text.Length / IdLength).Select(i => text.Substring(i * IdLength, IdLength))];
    }

    /// <summary>The addresses of the data behind a content.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(Content content, string part, CancellationToken ct)
    {
        if (!content.Listed) return content.Ids;
        var ids = new List<string>();
        foreach (var list in content.Ids) ids.AddRange(await ListAsync(list, part, ct));
        return ids;
    }

    public async Task CopyAsync(Content content, string part, Stream to, Action<long>? wrote, CancellationToken ct)
    {
        foreach (var id in await IdsAsync(content, part, ct))
        {
            var bytes = await ReadAsync(id, part, ct);
            await to.WriteAsync(bytes, ct);
            wrote?.Invoke(bytes.Length);
        }
    }

    public async Task<IReadOnlyList<Entry>> EntriesAsync(Content content, string part, CancellationToken ct)
    {
        using var text = new MemoryStream();
        await CopyAsync(content, part, text, null, ct);
        return text.Length == 0 ? [] : System.Text.Json.JsonSerializer.Deserialize<List<Entry>>(text.ToArray())!;
    }
}
