using OpenProvince.Kernel;

namespace OpenProvince.Deliveries.Data;

/// <summary>What was sent, or taken back, is kept for a year: long enough to answer "did you tell me". Dead letters stay.</summary>
internal sealed class OldDeliveries(DeliveryStore store) : ICleanUp
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public Task<int> CleanUpAsync(Instant now, CancellationToken ct) => store.ForgetAsync(now - Kept, ct);
}
