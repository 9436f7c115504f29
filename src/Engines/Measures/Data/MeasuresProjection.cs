using System.Collections.Frozen;
using System.Data.Common;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;
using OpenProvince.Measures.Domain;

namespace OpenProvince.Measures.Data;

/// <summary>Keeps the roll-ups of one source behind the log. All its rows are sums, so it needs no reading and no order.</summary>
internal sealed class MeasuresProjection : Projection
{
    private readonly MeasureSource source;
    private readonly UnitChains chains;
    private readonly MeasureTables tables;
    private readonly RollupWriter writer;
    private readonly FrozenDictionary<int, MeasureDefinition> measures;

    public MeasuresProjection(MeasureSource source, UnitChains chains)
    {
        (this.source, this.chains, tables) = (source, chains, new(source));
        writer = new RollupWriter(tables);
        measures = source.Measures.ToFrozenDictionary(one => one.Id);
        Name = MeasureSource.ProjectionOf(source.Name);
        Reads = EventFilter.Of(source.EventTypes);
    }

    public override string Name { get; }

    public override int Version => source.Version;

    public override string Words => source.Words;

    public override IReadOnlyList<RowTable> Tables => tables.All;

    public override EventFilter Reads { get; }

    public override void Apply(RecordedEvent e, Rows rows)
    {
        if (Reads.Has(e.Type)) source.Map(e, new Effects(this, e, rows));
    }

    public override async Task TickAsync(DbConnection read, Instant from, Instant to, Rows rows, CancellationToken ct)
    {
        // Nothing at or before the horizon waits, so the upper end alone finds what fell due.
        await using var command = read.CreateCommand(
            $"select measure, subject, at, unit, key, member from {tables.Timed.Name} where at <= $1", to.Micros);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            FallDue(rows, (int)reader.Int(0), reader.Int(1), new Instant(reader.Int(2)),
                new Dimensions(reader.Int(3), reader.GetString(4), (int)reader.Int(5)));
        }
    }

    /// <summary>A waiting effect whose instant has passed.</summary>
    internal void FallDue(Rows rows, int measureId, long subject, Instant at, in Dimensions dimensions)
    {
        if (!measures.TryGetValue(measureId, out var measure))
            throw new InvalidOperationException($"Measure {measureId} is not registered");
        rows.Delete(tables.Timed, measureId, subject);
        writer.Add(rows, measure, chains.Of(dimensions.Unit), LocalMoment.Of(at), dimensions, +1);
    }

    private sealed class Effects(MeasuresProjection into, RecordedEvent e, Rows rows) : IEffects
    {
        private readonly LocalMoment occurred = LocalMoment.Of(e.OccurredAt);
        // Nearly every event counts for one unit only.
        private long[] chain = [];

        public void Count(MeasureDefinition measure, in Dimensions at, long delta) => Add(measure, occurred, at, delta);

        public void CountOn(Instant day, MeasureDefinition measure, in Dimensions at, long delta) =>
            Add(measure, LocalMoment.Of(day), at, delta);

        public void Schedule(MeasureDefinition measure, long subject, Instant due, in Dimensions at)
        {
            Add(measure, TimedRules.Schedule(due, e.OccurredAt, rows.Horizon), at);
            if (TimedRules.MustWait(due, rows.Horizon))
                rows.Set(into.tables.Timed, [measure.Id, subject], due.Micros, at.Unit, at.Key, at.Member);
        }

        public void Cancel(MeasureDefinition measure, long subject, Instant due, in Dimensions at)
        {
            Add(measure, TimedRules.Cancel(due, e.OccurredAt, rows.Horizon), at);
            if (TimedRules.MustWait(due, rows.Horizon)) rows.Delete(into.tables.Timed, measure.Id, subject);
        }

        private void Add(MeasureDefinition measure, (TimedDelta? First, TimedDelta? Second) deltas, in Dimensions at)
        {
            Check(measure, at);
            if (deltas.First is { } first) into.writer.Add(rows, measure, chain, LocalMoment.Of(first.At), at, first.Delta);
            if (deltas.Second is { } second) into.writer.Add(rows, measure, chain, LocalMoment.Of(second.At), at, second.Delta);
        }

        private void Add(MeasureDefinition measure, in LocalMoment moment, in Dimensions at, long delta)
        {
            Check(measure, at);
            into.writer.Add(rows, measure, chain, moment, at, delta);
            var recorded = LocalMoment.Of(e.Stamp.RecordedAt).Day;
            if (recorded > moment.Day) into.writer.AddLate(rows, measure, chain, moment.Day, recorded, at, delta);
        }

        /// <summary>An effect that names what is not there stops at its event, also one that would wait for the clock.</summary>
        private void Check(MeasureDefinition measure, in Dimensions at)
        {
            if (!into.measures.TryGetValue(measure.Id, out var own) || !ReferenceEquals(own, measure))
                throw new InvalidOperationException($"{measure.Name} is not a measure of {into.source.Name}");
            if ((uint)at.Member >= (uint)into.tables.Width)
                throw new InvalidOperationException($"The split of {into.source.Name} has no member {at.Member}");
            if (chain.Length == 0 || chain[0] != at.Unit) chain = into.chains.Of(at.Unit);
        }
    }
}
