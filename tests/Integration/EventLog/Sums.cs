using OpenProvince.EventLog;

namespace OpenProvince.Integration.Log;

/// <summary>Adds up what was counted, under its own kind.</summary>
internal sealed class Sums(string name, long kind, bool superstitious = false, bool both = false, int version = 1) : Projection
{
    private static readonly SumTable Table = new("test_sum", ["kind"], ["total"]);
    private static readonly SumTable Other = new("test_other", ["kind"], ["total"]);

    public override string Name => name;

    public override int Version => version;

    public override IReadOnlyList<RowTable> Tables => both ? [Table, Other] : [Table];

    public override void Apply(RecordedEvent e, Rows rows)
    {
        if (e.Body is not Counted counted) return;
        if (superstitious && counted.Amount == 13) throw new InvalidOperationException("thirteen");
        rows.Add(Table, [kind], counted.Amount);
        if (both) rows.Add(Other, [kind], counted.Amount);
    }
}
