using System.Collections.Concurrent;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>Records that a key was refused, once a minute for one address and node: nobody fills the record by asking.</summary>
internal sealed class RefusedKeys(Database database, TimeProvider time)
{
    private const int MostAddresses = 1000;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Instant> last = new(StringComparer.Ordinal);

    public async Task RecordAsync(string address, CancellationToken ct)
    {
        var (now, origin) = (time.Now(), SecurityEvent.OriginOf(address));
        if (last.TryGetValue(origin, out var before) && now - before < Every) return;
        if (last.Count >= MostAddresses) last.Clear();
        last[origin] = now;
        var work = new UnitOfWork(database);
        SecurityEvents.Add(work, new(0, now, SecurityKinds.KeyRefused, Actor.Anonymous.Id, null, Origin: origin));
        await work.CommitAsync(ct);
    }
}
