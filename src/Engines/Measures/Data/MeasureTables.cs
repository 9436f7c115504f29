using OpenProvince.EventLog;
using OpenProvince.Measures.Contracts;

namespace OpenProvince.Measures.Data;

/// <summary>The tables of one source.</summary>
internal sealed class MeasureTables
{
    public MeasureTables(MeasureSource source)
    {
        RowColumn[] values = [.. source.Split.Members.Select(member => (RowColumn)member)];
        var key = RowColumn.Text("key");
        Rollup = new(NameOf("rollup"), ["measure", "unit", key, "period"], values);
        Hour = new(NameOf("hour"), ["measure", "unit", "hour"], values);
        Late = new(NameOf("late"), ["measure", "unit", key, "day", "recorded"], values);
        Timed = new(NameOf("timed"), ["measure", "subject"], ["at", "unit", key, "member"]);
        All = [Rollup, Hour, Late, Timed];
        Values = string.Join(", ", source.Split.Members);
        Sums = string.Join(", ", source.Split.Members.Select(member => $"coalesce(sum({member}), 0)"));
        Width = values.Length;

        string NameOf(string table) => $"measures_{source.Name}_{table}";
    }

    public SumTable Rollup { get; }

    public SumTable Hour { get; }

    public SumTable Late { get; }

    public SetTable Timed { get; }

    public RowTable[] All { get; }

    /// <summary>Members of the split.</summary>
    public int Width { get; }

    /// <summary>The columns of the split, for a query.</summary>
    public string Values { get; }

    /// <summary>Their sums.</summary>
    public string Sums { get; }
}
