using System.Data.Common;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;
using OpenProvince.Measures.Domain;

namespace OpenProvince.Measures.Data;

/// <summary>Keeps every roll-up behind the log. All its rows are sums, so it needs no reading and no order.</summary>
internal sealed class MeasuresProjection(MeasureCatalogue catalogue, UnitChains chains) : Projection
{
    public const string ProjectionName = "measures";

    public override string Name => ProjectionName;

    public override IReadOnlyList<RowTable> Tables => MeasureTables.All;

    public override EventFilter Reads { get; } = EventFilter.Of(catalogue.EventTypes);

    public override void Apply(RecordedEvent e, Rows rows)
    {
        var sources = catalogue.SourcesOf(e.Type);
        if (sources.IsEmpty) return;
        var effects = new Effects(e, chains.Of(e.Agency), rows);
        foreach (var source in sources) source.Map(e, effects);
    }

    public override async Task TickAsync(DbConnection read, Instant from, Instant to, Rows rows, CancellationToken ct)
    {
        // Nothing at or before the horizon waits, so the upper end alone finds what fell due.
        await using var command = read.CreateCommand(
            "select measure, subject, at, unit, procedure, channel from measures_timed where at <= $1", to.Micros);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            FallDue(rows, (int)reader.Int(0), reader.Int(1), new Instant(reader.Int(2)), reader.Int(3),
                new Dimensions(reader.GetString(4), (int)reader.Int(5)));
        }
    }

    /// <summary>A waiting effect whose instant has passed.</summary>
    internal void FallDue(Rows rows, int measureId, long subject, Instant at, long agency, in Dimensions dimensions)
    {
        if (!catalogue.ById.TryGetValue(measureId, out var measure))
            throw new InvalidOperationException($"Measure {measureId} is not registered");
        rows.Delete(MeasureTables.Timed, measureId, subject);
        RollupWriter.Add(rows, measure, chains.Of(agency), LocalMoment.Of(at), dimensions, +1);
    }

    private sealed class Effects(RecordedEvent e, long[] chain, Rows rows) : IEffects
    {
        private readonly LocalMoment occurred = LocalMoment.Of(e.OccurredAt);

        public void Count(MeasureDefinition measure, in Dimensions at, long delta) => Add(measure, occurred, at, delta);

        public void CountOn(Instant day, MeasureDefinition measure, in Dimensions at, long delta) =>
            Add(measure, LocalMoment.Of(day), at, delta);

        public void Schedule(MeasureDefinition measure, long subject, Instant due, in Dimensions at)
        {
            if (TimedRules.MustWait(due, rows.Horizon))
                rows.Set(MeasureTables.Timed, [measure.Id, subject], due.Micros, e.Agency, at.Procedure, at.Channel);
            Add(measure, TimedRules.Schedule(due, e.OccurredAt, rows.Horizon), at);
        }

        public void Cancel(MeasureDefinition measure, long subject, Instant due, in Dimensions at)
        {
            if (TimedRules.MustWait(due, rows.Horizon)) rows.Delete(MeasureTables.Timed, measure.Id, subject);
            Add(measure, TimedRules.Cancel(due, e.OccurredAt, rows.Horizon), at);
        }

        private void Add(MeasureDefinition measure, (TimedDelta? First, TimedDelta? Second) deltas, in Dimensions at)
        {
            if (deltas.First is { } first) RollupWriter.Add(rows, measure, chain, LocalMoment.Of(first.At), at, first.Delta);
            if (deltas.Second is { } second) RollupWriter.Add(rows, measure, chain, LocalMoment.Of(second.At), at, second.Delta);
        }

        private void Add(MeasureDefinition measure, in LocalMoment moment, in Dimensions at, long delta)
        {
            RollupWriter.Add(rows, measure, chain, moment, at, delta);
            var recorded = LocalMoment.Of(e.Stamp.RecordedAt).Day;
            if (recorded > moment.Day) RollupWriter.AddLate(rows, measure, chain, moment.Day, recorded, at, delta);
        }
    }
}
