namespace OpenProvince.Replay.Features;

/// <summary>Splits a whole by weights into whole parts that add up exactly (largest remainder).</summary>
internal static class Allocation
{
    public static int[] Split(int whole, IReadOnlyList<double> weights)
    {
        var total = weights.Sum();
        if (whole == 0 || total <= 0) return new int[weights.Count];
        var exact = weights.Select(weight => whole * weight / total).ToArray();
        var parts = exact.Select(part => (int)part).ToArray();
        var rest = whole - parts.Sum();
        // Ties go to the earlier part, so the split is the same on every machine.
        foreach (var index in Enumerable.Range(0, parts.Length).OrderByDescending(i => exact[i] - parts[i]).ThenBy(i => i).Take(rest))
            parts[index]++;
        return parts;
    }
}
