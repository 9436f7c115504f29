using OpenProvince.Files.Data;
using OpenProvince.Kernel;

namespace OpenProvince.Files.Features.CleanUp;

/// <summary>Drafts never filed leave with their files after their time, half-received files after a day.</summary>
internal sealed class CleanUpFiles(FileStore store, BlobFolder blobs) : ICleanUp
{
    public Task<int> CleanUpAsync(Instant now, CancellationToken ct)
    {
        RemoveHalfReceived(now);
        return store.CleanUpAsync(ct);
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
