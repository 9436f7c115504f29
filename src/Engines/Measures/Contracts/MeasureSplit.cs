namespace OpenProvince.Measures.Contracts;

/// <summary>
/// What the figures of a source are split by. Each member is a column of its tables, so their order is for ever; a member that comes
/// later is appended with <see cref="And"/>.
/// </summary>
public sealed class MeasureSplit
{
    /// <summary>The most members a split has.</summary>
    public const int Most = 16;

    /// <summary>No split: one value.</summary>
    public static readonly MeasureSplit None = new("value");

    /// <param name="members">Their names, which are names of columns too.</param>
    public MeasureSplit(params string[] members) : this(members, members.Length)
    {
    }

    private MeasureSplit(string[] members, int first) => (Members, First) = (members, first);

    /// <summary>The names in order.</summary>
    public IReadOnlyList<string> Members { get; }

    /// <summary>How many the tables were made with; each later one is a step of the schema.</summary>
    internal int First { get; }

    /// <summary>The same with a member that was not there from the beginning; old rows hold 0 for it.</summary>
    public MeasureSplit And(string member) => new([.. Members, member], First);

    /// <summary>The place of a member, or -1.</summary>
    public int IndexOf(string member)
    {
        for (var i = 0; i < Members.Count; i++)
            if (string.Equals(Members[i], member, StringComparison.Ordinal)) return i;
        return -1;
    }
}
