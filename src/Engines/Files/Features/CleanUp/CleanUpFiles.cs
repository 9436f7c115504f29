using OpenProvince.Files.Data;
using OpenProvince.Kernel;

namespace OpenProvince.Files.Features.CleanUp;

/// <summary>Drafts never filed leave with their files after their time, half-received files and bytes without a row after a day.</summary>
internal sealed class CleanUpFiles(FileStore store, BlobFolder blobs) : ICleanUp
{
    public async Task<int> CleanUpAsync(Instant now, CancellationToken ct)
    {
        // First what holds people's data: a half-received file that cannot be removed must not keep it.
        var gone = await store.CleanUpAsync(ct);
        var before = now - TimeSpan.FromDays(1);
        gone += await store.RemoveRowlessAsync(before, ct);
        foreach (var path in blobs.HalfReceived(before.ToDateTimeOffset().UtcDateTime).ToArray()) File.Delete(path);
        return gone;
    }
}
