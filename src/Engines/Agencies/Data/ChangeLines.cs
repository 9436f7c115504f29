using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;

namespace OpenProvince.Agencies.Data;

/// <summary>All modules' changes of rights and rules, by the stored name of the event.</summary>
internal sealed class ChangeTellers(IEnumerable<IChangeTeller> tellers)
{
    private readonly Dictionary<string, (ChangeKind Kind, IChangeTeller Teller)> byType = tellers
        .SelectMany(teller => teller.Kinds.Select(kind => (kind, teller)))
        .ToDictionary(one => one.kind.Type, StringComparer.Ordinal);

    public IReadOnlyList<ChangeKind> Kinds { get; } = [.. tellers.SelectMany(teller => teller.Kinds)];

    public ChangeKind KindOf(RecordedEvent e) => byType[e.Type].Kind;

    public bool Tells(RecordedEvent e) => byType.ContainsKey(e.Type);

    public long? Whom(RecordedEvent e) => byType[e.Type].Teller.Whom(e.Body);

    public string Tell(RecordedEvent e) => byType[e.Type].Teller.Tell(e.Body);
}

/// <summary>A row for every event that changes rights or rules, so that a page finds them among millions.</summary>
internal sealed class ChangeLines(ChangeTellers tellers) : Projection
{
    private static readonly SetTable Table = new(
        "agencies_rights_change", ["seq"], ["at", RowColumn.Text("type"), RowColumn.Text("actor"), "agency", "staff"]);

    public override string Name => "rights-changes";

    public override string Words => "agencies.changes.rows";

    public override IReadOnlyList<RowTable> Tables { get; } = [Table];

    public override EventFilter Reads { get; } = EventFilter.Of(tellers.Kinds.Select(kind => kind.Type));

    public override void Apply(RecordedEvent e, Rows rows)
    {
        // Verify and rebuild read every event for all projections at once.
        if (tellers.Tells(e)) rows.Set(Table, [e.Seq], e.OccurredAt.Micros, e.Type, e.Stamp.Actor, e.Agency, tellers.Whom(e));
    }
}
