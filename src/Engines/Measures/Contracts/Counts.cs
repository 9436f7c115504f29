namespace OpenProvince.Measures.Contracts;

/// <summary>
/// One figure with its split, by the places of the members in <see cref="MeasureSource.Split"/>. A figure nobody has counted yet has
/// zeros only and equals one whose row is made of zeros.
/// </summary>
public readonly struct Counts : IEquatable<Counts>
{
    private readonly long[]? parts;

    /// <param name="parts">Member by member; kept as it is given.</param>
    public Counts(params long[] parts) => this.parts = parts;

    /// <summary>One member of the split, from 0.</summary>
    public long this[int member] => parts is null ? 0 : parts[member];

    /// <summary>All members.</summary>
    public long Total => parts is null ? 0 : parts.Sum();

    /// <summary>The sum over some members.</summary>
    public long In(ReadOnlySpan<int> members)
    {
        var sum = 0L;
        foreach (var member in members) sum += this[member];
        return sum;
    }

    /// <summary>Member by member.</summary>
    public static Counts operator +(Counts left, Counts right) => Join(left, right, 1);

    /// <summary>Member by member.</summary>
    public static Counts operator -(Counts left, Counts right) => Join(left, right, -1);

    public static bool operator ==(Counts left, Counts right) => left.Equals(right);

    public static bool operator !=(Counts left, Counts right) => !left.Equals(right);

    public bool Equals(Counts other) => parts is null || other.parts is null
        ? (parts ?? other.parts)?.AsSpan().ContainsAnyExcept(0L) != true
        : parts.AsSpan().SequenceEqual(other.parts);

    public override bool Equals(object? obj) => obj is Counts other && Equals(other);

    public override int GetHashCode() => Total.GetHashCode();

    public override string ToString() => parts is null ? "0" : string.Join('+', parts);

    private static Counts Join(Counts left, Counts right, int sign)
    {
        if (right.parts is null) return left;
        var sums = new long[right.parts.Length];
        for (var i = 0; i < sums.Length; i++) sums[i] = left[i] + (sign * right.parts[i]);
        return new Counts(sums);
    }
}
