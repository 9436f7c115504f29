namespace OpenProvince.Replay.Features;

/// <summary>
/// SplitMix64: a generator whose numbers never change with the runtime, so that a seed means the same dossiers in every
/// release. One per agency and year; nothing is shared between workers.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    public static Dice For(ulong seed, long agency, int year)
    {
        var mixed = new Dice(seed ^ ((ulong)agency * 0x9E3779B97F4A7C15) ^ ((ulong)year << 48));
        mixed.Next();
        return mixed;
    }

    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 up to, without, 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + (int)(Share() * (high - low + 1));

    public bool Happens(double chance) => Share() < chance;

    /// <summary>An index by weight; the weights add up to <paramref name="total"/>.</summary>
    public int Pick(IReadOnlyList<double> weights, double total)
    {
        var at = Share() * total;
        for (var i = 0; i < weights.Count - 1; i++)
            if ((at -= weights[i]) < 0) return i;
        return weights.Count - 1;
    }
}
