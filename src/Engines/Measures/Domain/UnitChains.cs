using System.Collections.Concurrent;

namespace OpenProvince.Measures.Domain;

/// <summary>
/// A unit and everything above it, for good: an agency never moves under another one, a reorganisation makes a new
/// agency, so history stays where it happened.
/// </summary>
/// <param name="ancestors">Units above an agency, nearest first; null when the directory does not know the agency.</param>
internal sealed class UnitChains(Func<long, IEnumerable<long>?> ancestors)
{
    private readonly ConcurrentDictionary<long, long[]> chains = new();

    /// <exception cref="InvalidOperationException">The directory does not know the agency: the projection stops rather than lose
    /// it.</exception>
    public long[] Of(long agency) => chains.TryGetValue(agency, out var chain) ? chain : chains.GetOrAdd(agency, Make);

    private long[] Make(long agency) =>
        [agency, .. ancestors(agency) ?? throw new InvalidOperationException($"Agency {agency} is not in the directory")];
}
