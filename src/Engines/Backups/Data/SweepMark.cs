using System.Text;

namespace OpenProvince.Backups.Data;

/// <summary>
/// Changes before chunks are removed. What somebody remembers of the archive holds as long as the mark is the one it was read
/// under; a random word that says nothing about contents.
/// </summary>
internal sealed class SweepMark(IBackupStore store)
{
    private const string Name = "swept.txt";

    /// <summary>Empty when nothing was ever removed.</summary>
    public async Task<string> ReadAsync(CancellationToken ct) =>
        await store.ReadAsync(Name, ct) is { } word ? Encoding.ASCII.GetString(word) : "";

    public async Task ChangeAsync(CancellationToken ct)
    {
        await store.WriteAsync(Name, Encoding.ASCII.GetBytes(Guid.NewGuid().ToString("N")), ct);
        await store.FlushAsync(ct);
    }
}
