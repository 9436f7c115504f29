using OpenProvince.Files.Data;
using OpenProvince.Kernel;

namespace OpenProvince.Files.Features.CleanUp;

/// <summary>Drafts never filed leave with their files after their time, half-received files after a day.</summary>
internal sealed class CleanUpFiles(FileStore store, BlobFolder blobs) : ICleanUp
{
    public async Task<int> CleanUpAsync(Instant now, CancellationToken ct)
    {
        // First what holds people's data: a half-received file that cannot be removed must not keep it.
        var gone = await store.CleanUpAsync(ct);
        RemoveHalfReceived(now);
        return gone;
    }

    private void RemoveHalfReceived(Instant now)
    {
        var before = (now - TimeSpan.FromDays(1)).ToDateTimeOffset().UtcDateTime;
        foreach (var path in Directory.EnumerateFiles(blobs.Incoming))
        {
            if (File.GetLastWriteTimeUtc(path) < before) File.Delete(path);
        }
    }
}
