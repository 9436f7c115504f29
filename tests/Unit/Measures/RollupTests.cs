using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;
using OpenProvince.Measures.Data;
using OpenProvince.Measures.Domain;
using Xunit;
using static OpenProvince.Unit.Measures.MeasureBench;
using static OpenProvince.Unit.Measures.TestMeasures;

namespace OpenProvince.Unit.Measures;

public sealed class RollupTests
{
    private static readonly Instant Due = At("2026-11-30 17:00");
    private const int Desk = 0;
    private readonly MeasureBench bench = new();

    private static Instant At(string local) => DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture).ToInstant();

    [Theory]
    [InlineData(Commune)]
    [InlineData(District)]
    [InlineData(Province)]
    public void An_event_counts_for_its_unit_and_all_above(long unit)
    {
        bench.Apply(new Opened(1, "1.001193", 2, Due.Micros), At("2026-11-23 09:15"));
        foreach (var period in new[] { 20261123, 202611, 2026, 0 })
        {
            Assert.Equal(new Counts(0, 1, 0, 0), bench.Rollup(Arrived, unit, period));
            Assert.Equal(new Counts(0, 1, 0, 0), bench.Rollup(Arrived, unit, period, "1.001193"));
        }
        Assert.Equal(0, bench.Rollup(Arrived, unit, 20261123, "2.000815").Total);
    }

    [Fact]
    public void Money_is_counted_beyond_two_billion()
    {
        bench.Apply(new Paid(3_000_000_000), At("2026-11-23 09:15"));
        bench.Apply(new Paid(4_500_000_000), At("2026-11-24 09:15"));
        Assert.Equal(7_500_000_000, bench.Rollup(Money, Province, 202611)[Desk]);
    }

    [Fact]
    public void The_day_is_the_local_day()
    {
        // 17:30 UTC on 31 December is half past midnight in Vietnam.
        bench.Apply(new Opened(1, "p", 1, Due.Micros), Instant.From(new DateTimeOffset(2026, 12, 31, 17, 30, 0, TimeSpan.Zero)));
        Assert.Equal(1, bench.Rollup(Arrived, Province, 20270101)[Desk]);
        Assert.Equal(0, bench.Rollup(Arrived, Province, 2026).Total);
        Assert.Equal(1, bench.Hour(Arrived, Province, 2027010100)[Desk]);
    }

    [Fact]
    public void A_measure_without_keys_keeps_only_the_total()
    {
        bench.Apply(new Opened(1, "p", 4, Due.Micros), At("2026-11-23 09:15"));
        Assert.Equal(1, bench.Rollup(TestMeasures.Due, Province, 20261130)[3]);
        Assert.Equal(0, bench.Rollup(TestMeasures.Due, Province, 20261130, "p").Total);
    }

    [Fact]
    public void What_is_recorded_on_a_later_day_is_remembered_as_late()
    {
        bench.Apply(new Opened(1, "p", 1, Due.Micros), At("2026-11-20 09:00"), recorded: At("2026-11-23 08:00"));
        bench.Apply(new Opened(2, "p", 1, Due.Micros), At("2026-11-20 09:00"), recorded: At("2026-11-20 09:00"));
        Assert.Equal(2, bench.Rollup(Arrived, Province, 20261120)[Desk]);
        Assert.Equal(1, bench.Late(Arrived, Province, 20261120, 20261123)[Desk]);
        // The day the promise falls due lies after the recording: known in time.
        Assert.Equal(0, bench.Late(TestMeasures.Due, Province, 20261130, 20261123)[Desk]);
    }

    [Fact]
    public void An_unknown_channel_or_agency_stops_the_projection()
    {
        Assert.Throws<InvalidOperationException>(() => bench.Apply(new Opened(1, "p", 5, Due.Micros), At("2026-11-20 09:00")));
        Assert.Throws<InvalidOperationException>(() => bench.Apply(new Opened(1, "p", 1, Due.Micros), At("2026-11-20 09:00"), agency: 77));
    }

    [Fact]
    public void An_effect_counts_for_the_unit_it_names_wherever_its_event_was_recorded()
    {
        bench.Apply(new Opened(1, "p", 1, Due.Micros, Unit: District), At("2026-11-20 09:00"));
        Assert.Equal(0, bench.Rollup(Arrived, Commune, 0).Total);
        Assert.Equal((1, 1), (bench.Rollup(Arrived, District, 0).Total, bench.Rollup(Arrived, Province, 0).Total));
        bench.Tick(Due);
        Assert.Equal((0, 1), (bench.Rollup(Over, Commune, 0).Total, bench.Rollup(Over, District, 0).Total));
    }

    [Fact]
    public void An_effect_without_a_key_counts_in_the_total_once()
    {
        bench.Apply(new Opened(1, "", 1, Due.Micros), At("2026-11-20 09:00"));
        Assert.Equal(1, bench.Rollup(Arrived, Province, 0).Total);
    }

    [Fact]
    public void Figures_add_member_by_member_and_no_row_is_a_row_of_zeros()
    {
        Assert.Equal(new Counts(4, 6), new Counts(1, 2) + new Counts(3, 4));
        Assert.Equal(new Counts(-3, -4), default(Counts) - new Counts(3, 4));
        Assert.Equal(new Counts(1, 2), new Counts(1, 2) - default(Counts));
        Assert.Equal(default(Counts), new Counts(0, 0));
        Assert.NotEqual(new Counts(1, 2), new Counts(2, 1));
        Assert.Equal((3, 2, 0), (new Counts(1, 2).Total, new Counts(1, 2).In([1]), default(Counts)[1]));
    }

    [Fact]
    public void A_measure_of_another_source_stops_the_projection()
    {
        var projection = new MeasuresProjection(new Stray(), new UnitChains(_ => []));
        var refused = Assert.Throws<InvalidOperationException>(
            () => projection.Apply(Record(new Paid(1), At("2026-11-20 09:00")), new Rows()));
        Assert.Equal("test.money is not a measure of stray", refused.Message);
    }

    private sealed class Stray : MeasureSource
    {
        public override string Name => "stray";

        public override IReadOnlyList<MeasureDefinition> Measures { get; } = [new(5, "stray.money", MeasureKind.Flow)];

        public override IReadOnlyCollection<string> EventTypes => ["test.paid"];

        public override void Map(RecordedEvent e, IEffects effects) => effects.Count(Money, new(e.Agency));
    }

    [Fact]
    public void Events_nobody_maps_are_passed_over()
    {
        bench.Apply(new Ignored(1), At("2026-11-20 09:00"), agency: 77);
        Assert.Equal("", bench.Dump());
    }

    [Theory]
    [InlineData(0, Grain.AllTime, 0)]
    [InlineData(2026, Grain.Year, 2025)]
    [InlineData(202601, Grain.Month, 202512)]
    [InlineData(20260301, Grain.Day, 20260228)]
    public void Periods_know_their_grain_and_the_one_after(int code, Grain grain, int before)
    {
        Assert.Equal(grain, new Period(code).Grain);
        Assert.Equal(code, new Period(before).Next.Code);
    }
}
