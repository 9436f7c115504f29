using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>A where clause that grows with what a reader asks, and its arguments.</summary>
internal sealed class Conditions
{
    private readonly List<string> parts = [];
    private readonly List<object?> args = [];

    public string Where => parts.Count == 0 ? "" : $" where {string.Join(" and ", parts)}";

    public object?[] Args => [.. args];

    public void And(string condition) => parts.Add(condition);

    /// <summary>The mark that stands for the value.</summary>
    public string Put(object value)
    {
        args.Add(value);
        return $"${args.Count}";
    }

    /// <summary>The column is one of the values; nothing is one of none.</summary>
    public string In(string column, IEnumerable<object> values) =>
        string.Join(", ", values.Select(Put)) is { Length: > 0 } marks ? $"{column} in ({marks})" : "1 = 0";

    /// <summary>At or after the first moment, before the second.</summary>
    public void AndBetween(string column, Instant? from, Instant? before)
    {
        if (from is { } first) And($"{column} >= {Put(first.Micros)}");
        if (before is { } end) And($"{column} < {Put(end.Micros)}");
    }
}
