using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;
using OpenProvince.Measures.Data;
using OpenProvince.Measures.Domain;

namespace OpenProvince.Unit.Measures;

[StoredEvent("test.opened", 1)]
public sealed record Opened(long Subject, string Procedure, int Channel, long Due, long? Unit = null) : IEvent;

[StoredEvent("test.closed", 1)]
public sealed record Closed(long Subject, string Procedure, int Channel, long Due) : IEvent;

[StoredEvent("test.ignored", 1)]
public sealed record Ignored(long Subject) : IEvent;

[StoredEvent("test.paid", 1)]
public sealed record Paid(long Amount) : IEvent;

internal sealed class TestMeasures : MeasureSource
{
    public static readonly MeasureDefinition Arrived = new(1, "test.arrived", MeasureKind.Flow) { ByHour = true };
    public static readonly MeasureDefinition Open = new(2, "test.open", MeasureKind.Stock);
    public static readonly MeasureDefinition Over = new(3, "test.over", MeasureKind.Timed);
    public static readonly MeasureDefinition Due = new(4, "test.due", MeasureKind.Flow) { ByKey = false };

    public static readonly MeasureDefinition Money = new(5, "test.money", MeasureKind.Flow);

    public override string Name => "test";

    public override MeasureSplit Split { get; } = new("desk", "online", "portal", "post");

    public override IReadOnlyList<MeasureDefinition> Measures => [Arrived, Open, Over, Due, Money];

    public override IReadOnlyCollection<string> EventTypes => ["test.opened", "test.closed", "test.paid"];

    public override void Map(RecordedEvent e, IEffects effects)
    {
        if (e.Body is Paid paid) effects.Count(Money, new Dimensions(e.Agency, "p", 0), paid.Amount);
        else if (e.Body is Opened opened)
        {
            var at = new Dimensions(opened.Unit ?? e.Agency, opened.Procedure, opened.Channel - 1);
            effects.Count(Arrived, at);
            effects.Count(Open, at);
            effects.CountOn(new Instant(opened.Due), Due, at);
            effects.Schedule(Over, opened.Subject, new Instant(opened.Due), at);
        }
        else if (e.Body is Closed closed)
        {
            var at = new Dimensions(e.Agency, closed.Procedure, closed.Channel - 1);
            effects.Count(Open, at, -1);
            effects.CountOn(new Instant(closed.Due), Due, at, -1);
            effects.Cancel(Over, closed.Subject, new Instant(closed.Due), at);
        }
    }
}

/// <summary>The projection over rows in memory: what a database would hold after each committed step.</summary>
internal sealed class MeasureBench
{
    public const long Province = 1;
    public const long District = 10;
    public const long Commune = 100;

    private static readonly EventRegistry Registry = new(
        [new EventSource(typeof(MeasureBench).Assembly)], [new Log.RegistryTests.DoorPaintedFrom1()]);
    private static readonly MeasureTables Tables = new(new TestMeasures());
    private readonly MeasuresProjection projection = new(new TestMeasures(),
        new UnitChains(agency => agency switch { Commune => [District, Province], District => [Province], Province => [], _ => null }));
    private readonly Dictionary<(string Table, RowKey Key), long[]> sums = [];
    private readonly Dictionary<RowKey, object?[]> waiting = [];

    public Instant Horizon { get; private set; }

    public int Waiting => waiting.Count;

    public void Apply(IEvent e, Instant at, long agency = Commune, Instant? recorded = null) =>
        Step(rows => projection.Apply(Record(e, at, agency, recorded ?? at), rows));

    public void ApplyTogether(IEnumerable<RecordedEvent> events) => Step(rows =>
    {
        foreach (var e in events) projection.Apply(e, rows);
    });

    public void Tick(Instant to)
    {
        if (to <= Horizon) return;
        Step(rows =>
        {
            foreach (var (key, values) in waiting.ToArray())
                if ((long)values[0]! <= to.Micros)
                    projection.FallDue(
                        rows, (int)key.N0, key.N1, new((long)values[0]!), new((long)values[1]!, (string)values[2]!, (int)values[3]!));
        });
        Horizon = to;
    }

    public Counts Rollup(MeasureDefinition measure, long unit, int period, string key = "") =>
        Sum(Tables.Rollup, new RowKey(measure.Id, unit, period, T0: key));

    public Counts Hour(MeasureDefinition measure, long unit, long hour) =>
        Sum(Tables.Hour, new RowKey(measure.Id, unit, hour));

    public Counts Late(MeasureDefinition measure, long unit, int day, int recorded) =>
        Sum(Tables.Late, new RowKey(measure.Id, unit, day, recorded, ""));

    /// <summary>Every row that is not zero, as text: two benches with the same text hold the same figures.</summary>
    public string Dump() => string.Join('\n', sums.Where(row => row.Value.Any(value => value != 0))
        .Select(row => $"{row.Key.Table} {row.Key.Key} = {string.Join(",", row.Value)}")
        .Concat(waiting.Select(row => $"waiting {row.Key} = {string.Join(",", row.Value)}"))
        .Order(StringComparer.Ordinal));

    public static RecordedEvent Record(IEvent e, Instant at, long agency = Commune, Instant? recorded = null) => new(Registry)
    {
        Seq = 1,
        Stream = "test-1",
        Version = 1,
        Type = Registry.NameOf(e).Type,
        Schema = 1,
        Stamp = new EventStamp(at, recorded ?? at, "test", agency),
        Data = EventRegistry.Write(e),
        PrevHash = [],
        Hash = [],
    };

    private Counts Sum(SumTable table, RowKey key) => sums.TryGetValue((table.Name, key), out var row) ? new([.. row]) : default;

    private void Step(Action<Rows> change)
    {
        var rows = new Rows { Horizon = Horizon };
        change(rows);
        foreach (var table in projection.Tables.OfType<SumTable>())
            foreach (var (key, deltas) in rows.Sums(table))
            {
                var row = sums.TryGetValue((table.Name, key), out var known) ? known : sums[(table.Name, key)] = new long[deltas.Length];
                for (var i = 0; i < row.Length; i++) row[i] += deltas[i];
            }
        foreach (var (key, values) in projection.Tables.OfType<SetTable>().SelectMany(rows.States))
        {
            if (values is null) waiting.Remove(key);
            else waiting[key] = values;
        }
    }
}
