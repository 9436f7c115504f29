using System.Globalization;
using System.Text.Json;
using OpenProvince.Backups.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Data;

/// <summary>The manifests: names sort by time, contents are sealed under their name.</summary>
internal sealed class Points(IBackupStore store, BackupCipher cipher)
{
    public static string NewId(Instant at) =>
        at.ToDateTimeOffset().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture) + "-" + Guid.NewGuid().ToString("N")[..4];

    /// <summary>Ids, oldest first.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(CancellationToken ct)
    {
        var ids = new List<string>();
        await foreach (var name in store.ListAsync(Manifest.Prefix, ct)) ids.Add(name[Manifest.Prefix.Length..]);
        ids.Sort(StringComparer.Ordinal);
        return ids;
    }

    /// <exception cref="DamagedArchiveException">The manifest is gone or altered.</exception>
    public async Task<Manifest> ReadAsync(string id, CancellationToken ct)
    {
        var name = Manifest.Prefix + id;
        var bytes = await store.ReadAsync(name, ct) ?? throw new DamagedArchiveException(BackupErrors.Missing(name, id));
        var text = cipher.Open(name, bytes) ?? throw new DamagedArchiveException(BackupErrors.Damaged(name, id));
        return JsonSerializer.Deserialize<Manifest>(text)!;
    }

    /// <summary>The newest that can be read; null when there is none.</summary>
    public async Task<Manifest?> NewestAsync(CancellationToken ct)
    {
        foreach (var id in (await IdsAsync(ct)).Reverse())
        {
            try
            {
                return await ReadAsync(id, ct);
            }
            catch (DamagedArchiveException)
            {
                // The next backup builds on the one before it; checks name this one.
            }
        }
        return null;
    }

    public Task WriteAsync(Manifest manifest, CancellationToken ct) =>
        store.WriteAsync(manifest.Name, cipher.Seal(manifest.Name, JsonSerializer.SerializeToUtf8Bytes(manifest)), ct);
}
