using FsCheck;
using FsCheck.Fluent;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using Xunit;
using static OpenProvince.Unit.Measures.MeasureBench;
using static OpenProvince.Unit.Measures.TestMeasures;

namespace OpenProvince.Unit.Measures;

public sealed class TimedMeasureTests
{
    private static readonly Instant Start = new DateTime(2026, 11, 23, 8, 0, 0).ToInstant();
    private readonly MeasureBench bench = new();

    private static Instant Hour(int hours) => Start + TimeSpan.FromHours(hours);

    [Fact]
    public void Falls_due_with_no_event()
    {
        bench.Apply(new Opened(1, "p", 1, Hour(8).Micros), Hour(0));
        bench.Tick(Hour(7));
        Assert.Equal(0, bench.Rollup(Over, Province, 0).Total);
        bench.Tick(Hour(8));
        Assert.Equal(1, bench.Rollup(Over, Province, 0).Total);
        Assert.Equal(0, bench.Waiting);
    }

    [Fact]
    public void A_server_that_was_down_across_the_deadline_catches_up_on_the_right_day()
    {
        bench.Apply(new Opened(1, "p", 1, Hour(8).Micros), Hour(0));
        bench.Tick(Hour(100));
        Assert.Equal(1, bench.Rollup(Over, Province, 20261123).Total);
        Assert.Equal(0, bench.Rollup(Over, Province, 20261127).Total);
    }

    [Fact]
    public void Closed_in_time_was_never_over()
    {
        bench.Apply(new Opened(1, "p", 1, Hour(8).Micros), Hour(0));
        bench.Apply(new Closed(1, "p", 1, Hour(8).Micros), Hour(8));
        bench.Tick(Hour(100));
        Assert.Equal(0, bench.Rollup(Over, Province, 20261123).Total);
    }

    [Fact]
    public void Closed_late_was_over_from_the_due_day_to_the_closing_day()
    {
        bench.Apply(new Opened(1, "p", 1, Hour(8).Micros), Hour(0));
        bench.Tick(Hour(30));
        bench.Apply(new Closed(1, "p", 1, Hour(8).Micros), Hour(50));
        Assert.Equal(1, bench.Rollup(Over, Province, 20261123).Total);
        Assert.Equal(-1, bench.Rollup(Over, Province, 20261125).Total);
        Assert.Equal(0, bench.Rollup(Over, Province, 0).Total);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_missed_deadline_that_was_paused_counts_again_from_the_day_it_runs_on(bool live)
    {
        Happen(new Opened(1, "p", 1, Hour(8).Micros), 0);
        Happen(new Closed(1, "p", 1, Hour(8).Micros), 50);
        Happen(new Opened(1, "p", 1, Hour(8).Micros), 98);
        Happen(new Closed(1, "p", 1, Hour(8).Micros), 122);
        bench.Tick(Hour(200));

        Assert.Equal((1, 0, -1), (Over(20261123), Over(20261124), Over(20261125)));
        Assert.Equal((0, 1, -1), (Over(20261126), Over(20261127), Over(20261128)));
        Assert.Equal((0, 0), (Over(0), bench.Waiting));

        // While the clock ticks along, and as rebuild does it: all events before the first tick.
        void Happen(IEvent e, int hour)
        {
            if (live) bench.Tick(Hour(hour));
            bench.Apply(e, Hour(hour));
        }

        long Over(int period) => bench.Rollup(TestMeasures.Over, Province, period).Total;
    }

    [Fact]
    public void A_closing_written_down_later_takes_back_what_the_clock_did()
    {
        bench.Apply(new Opened(1, "p", 1, Hour(8).Micros), Hour(0));
        bench.Tick(Hour(30));
        bench.Apply(new Closed(1, "p", 1, Hour(8).Micros), Hour(7), recorded: Hour(30));
        Assert.Equal(0, bench.Rollup(Over, Province, 20261123).Total);
    }

    [Fact]
    public void Any_order_of_events_and_ticks_gives_the_same_rows() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var subjects = Enumerable.Range(1, random.Next(1, 9)).Select(subject => Lifetime(random, subject)).ToArray();
            return Run(random, subjects) == Run(random, subjects);
        }));

    /// <summary>
    /// Opened, and often closed before, at or after its due and opened again, with a promise that may lie in the past already.
    /// </summary>
    private static (IEvent E, Instant At)[] Lifetime(Random random, long subject)
    {
        var opened = random.Next(0, 100);
        var due = Hour(opened + random.Next(-20, 60));
        var channel = random.Next(1, 5);
        (IEvent, Instant) first = (new Opened(subject, "p", channel, due.Micros), Hour(opened));
        if (random.Next(4) == 0) return [first];
        var closed = random.Next(5) == 0 ? due : Hour(opened + random.Next(0, 90));
        (IEvent, Instant) second = (new Closed(subject, "p", channel, due.Micros), closed);
        if (random.Next(2) == 0) return [first, second];
        var again = closed + TimeSpan.FromHours(random.Next(0, 60));
        (IEvent, Instant) third = (new Opened(subject, "p", channel, due.Micros), again);
        return random.Next(2) == 0
            ? [first, second, third]
            : [first, second, third, (new Closed(subject, "p", channel, due.Micros), again + TimeSpan.FromHours(random.Next(0, 60)))];
    }

    /// <summary>Applies all lifetimes interleaved at random, alone or in steps, with the clock ticking anywhere between.</summary>
    private static string Run(Random random, (IEvent E, Instant At)[][] subjects)
    {
        var bench = new MeasureBench();
        var next = new int[subjects.Length];
        var step = new List<RecordedEvent>();
        while (Enumerable.Range(0, subjects.Length).Where(i => next[i] < subjects[i].Length).ToArray() is { Length: > 0 } open)
        {
            var i = open[random.Next(open.Length)];
            var (e, at) = subjects[i][next[i]++];
            step.Add(Record(e, at));
            if (random.Next(3) > 0) continue;
            bench.ApplyTogether(step);
            step.Clear();
            if (random.Next(2) == 0) bench.Tick(Hour(random.Next(-10, 250)));
        }
        bench.ApplyTogether(step);
        bench.Tick(Hour(1000));
        return bench.Dump();
    }
}
